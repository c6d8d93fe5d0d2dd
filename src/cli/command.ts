/** What a command writes to; a terminal, or a test. */
export interface Terminal {
  /** what was asked for, one line */
  say: (line: string) => void
  /** how far a long work is; each text replaces the one before */
  progress: (text: string) => void
}

/** One command of `candide`. It finds its own options in its arguments. */
export interface Command {
  /** its words, as in `account create` */
  name: string
  /** what follows the words, as in `MAIL --name NAME` */
  usage: string
  /** what it is for, in one line */
  summary: string
  /** @returns the exit code: 0 when all is well, 1 when it found something wrong */
  run: (
    args: readonly string[],
    terminal: Terminal,
    env: Readonly<Record<string, string | undefined>>
  ) => Promise<number>
}

/** It cannot be done, for a reason that the person at the terminal can do something about. */
export class CommandFailure extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CommandFailure'
  }
}
