import { ConfigError } from '../config.ts'
import {
  FolderInUseError,
  StoreDamagedError,
  StoreTooNewError
} from '../database/embedded/index.ts'
import { accountCommands } from './account-commands.ts'
import { rehearseCommand } from './rehearsal/rehearse-command.ts'
import { CommandFailure, type Command, type Terminal } from './command.ts'
import { StoreFailure, UsageError } from './store/index.ts'
import { storeCommandLine } from './store-command-line.ts'
import { verifyCommand } from './verify-command.ts'
import { workflowCommands } from './workflows/workflow-commands.ts'

const COMMANDS: readonly Command[] = [
  ...accountCommands,
  rehearseCommand,
  verifyCommand,
  ...workflowCommands,
  ...storeCommandLine
]

/** Errors whose message is all that a person needs. */
const EXPLAINED = [
  CommandFailure,
  ConfigError,
  FolderInUseError,
  StoreDamagedError,
  StoreTooNewError,
  StoreFailure
]

/**
 * Runs one command line.
 * @param complain where errors go
 * @returns the exit code: 0, 1 for what failed or was found wrong, 2 for a command that nobody understands
 */
export async function runCommand(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
  complain: (line: string) => void
): Promise<number> {
  if (words.length === 0 || words.includes('--help') || words[0] === 'help') {
    for (const line of overview()) terminal.say(line)
    return 0
  }
  const command = COMMANDS.find(({ name }) => name === words.slice(0, wordsIn(name)).join(' '))
  if (!command) {
    complain(`candide does not know “${words.join(' ')}”.`)
    for (const line of overview()) complain(line)
    return 2
  }
  try {
    return await command.run(words.slice(wordsIn(command.name)), terminal, env)
  } catch (error) {
    if (error instanceof UsageError) {
      complain(error.message)
      complain(`Usage: ${usageOf(command)}`)
      return 2
    }
    if (!EXPLAINED.some((kind) => error instanceof kind)) throw error
    complain((error as Error).message)
    return 1
  }
}

function wordsIn(name: string): number {
  return name.split(' ').length
}

function usageOf({ name, usage }: Command): string {
  return `candide ${name} ${usage}`.trim()
}

function overview(): string[] {
  return [
    'candide, the command line. It reads the same environment as the server (and .env), and works beside it.',
    '',
    ...COMMANDS.flatMap((command) => [`  ${usageOf(command)}`, `      ${command.summary}`])
  ]
}
