import { parseArgs } from 'node:util'
import { UsageError } from './store/index.ts'

interface Read<O extends string, F extends string> {
  positionals: string[]
  /** every value given to an option, in order */
  options: Record<O, string[]>
  /** whether each flag is there */
  flags: Record<F, boolean>
}

/**
 * The words and options of a command. Every option takes a value and may be repeated; a flag takes none.
 * @param words what each word is, for the message when one is missing
 * @throws UsageError
 */
export function readArguments<O extends string = never, F extends string = never>(
  args: readonly string[],
  words: readonly string[],
  options: readonly O[] = [],
  flags: readonly F[] = []
): Read<O, F> {
  const known: Record<string, { type: 'string'; multiple: true } | { type: 'boolean' }> = {}
  for (const name of options) known[name] = { type: 'string', multiple: true }
  for (const name of flags) known[name] = { type: 'boolean' }
  const { values, positionals } = attempt(() =>
    parseArgs({ args: [...args], options: known, allowPositionals: true, strict: true })
  )
  const missing = words[positionals.length]
  if (missing) throw new UsageError(`${missing} is missing.`)
  const extra = positionals[words.length]
  if (extra !== undefined) throw new UsageError(`What is “${extra}” for?`)
  const given = options.map((name) => [name, values[name] ?? []])
  const set = flags.map((name) => [name, values[name] === true] as const)
  return {
    positionals,
    options: Object.fromEntries(given) as Record<O, string[]>,
    flags: Object.fromEntries(set) as Record<F, boolean>
  }
}

function attempt<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code?.startsWith('ERR_PARSE_ARGS')) throw new UsageError(message)
    throw error
  }
}

/** @throws UsageError when it is not one of them */
export function oneOf<T extends string>(what: string, typed: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === typed)
  if (!found) throw new UsageError(`${what} must be one of ${allowed.join(', ')}, not “${typed}”.`)
  return found
}
