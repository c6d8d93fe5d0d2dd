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
