/** A piece of a line, strong or not. Plain text: whoever shows it escapes it. */
export interface Run {
  text: string
  strong?: boolean
}

/** What a letter is made of, once its variables are filled: shown on screen, mailed and printed from the same blocks. */
export type Block =
  | { kind: 'heading'; runs: Run[] }
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'list'; items: Run[][] }
  /** a button; the address is null where it is not this reader's to see */
  | { kind: 'action'; label: string; url: string | null }
