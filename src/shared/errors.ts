import type { Lang } from './lang.ts'

/** One reason, in the reader's words: why not, and what would make it possible. */
export interface Sentence {
  why: string
  then?: string
}

/**
 * An action that may not be done now. It is phrased when the reader's language is known.
 * The web answers 409 with its sentences, and keeps what was typed when the page does.
 */
export class Refusal extends Error {
  readonly code: string
  readonly say: (lang: Lang) => Sentence[]

  constructor(code: string, say: (lang: Lang) => Sentence[]) {
    super(`Refused: ${code}`)
    this.name = 'Refusal'
    this.code = code
    this.say = say
  }
}

/** Unknown or forbidden: to the reader they are one and the same, so that no door tells what exists. */
export class NotFound extends Error {
  constructor(what = 'something') {
    super(`Not found or not to be seen: ${what}`)
    this.name = 'NotFound'
  }
}

/** Somebody else wrote first: what was typed is kept, and shown beside what is there now. */
export class Stale extends Error {
  constructor(what: string) {
    super(`Changed by somebody else meanwhile: ${what}`)
    this.name = 'Stale'
  }
}

/** One mistake in what was typed: beside which field, and the key of its sentence with its variables. */
export interface InputProblem {
  field: string
  code: string
  params?: Record<string, string | number>
}

/** What was typed cannot be taken as it is. The page shows each problem beside its field and keeps everything. */
export class BadInput extends Error {
  readonly problems: readonly InputProblem[]

  constructor(problems: readonly InputProblem[]) {
    super(`Not acceptable: ${problems.map(({ field, code }) => `${field} ${code}`).join(', ')}`)
    this.name = 'BadInput'
    this.problems = problems
  }
}

/** MongoDB's refusal of a second document with a key that is unique: somebody was quicker, or the same was sent twice. */
export function isDuplicateKey(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 11000
}
