/** What a store command is handed of the world around it. */
export interface StoreSurroundings {
  dataFolder: string
  /** A real MongoDB, when the installation has one. */
  mongodbUri?: string | undefined
  /** Writes one line for the person at the terminal. */
  say: (line: string) => void
  /** Shows how far a long work is; each text replaces the one before. */
  progress?: (text: string) => void
  /** Resolves when the person asks a serving command to end. */
  untilStopped?: () => Promise<void>
}

export interface StoreCommand {
  /** Its arguments, as a usage line writes them. */
  usage: string
  summary: string
  /** @returns the exit code of the process */
  run(args: readonly string[], around: StoreSurroundings): Promise<number>
}

/** A command that was called wrongly; its message says how to call it. */
export class UsageError extends Error {}

/** A command that the store or its disk refused; its message says what to do. */
export class StoreFailure extends Error {}

/** The value of `--name value` or `--name=value`, if it is there. */
export function option(args: readonly string[], name: string): string | undefined {
  const at = args.findIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`))
  const found = args[at]
  if (found === undefined) return undefined
  return found.includes('=') ? found.slice(found.indexOf('=') + 1) : args[at + 1]
}

/** The first argument that is no option. */
export function required(args: readonly string[], what: string): string {
  const [first] = args.filter((arg) => !arg.startsWith('--'))
  if (first === undefined) throw new UsageError(`Missing: ${what}`)
  return first
}
