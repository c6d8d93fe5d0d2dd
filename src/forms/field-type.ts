import type { z } from 'zod'
import type { Lang } from '../shared/lang.ts'
import type { FieldError, Json } from './answers.ts'
import type { FieldInput } from './field-input.ts'
import type { ReadView } from './read-view.ts'

/** The sentence of a key of `locales/`; `count` chooses the plural. */
export type Translate = (key: string, variables?: Readonly<Record<string, unknown>>) => string

/** What a sentence of the form may name between double braces: a closed list, checked when a form is written. */
export interface SentenceVariables {
  /** Of the rules that are accepted. */
  rulesVersion: string
}

export const SENTENCE_VARIABLES: readonly string[] = [
  'rulesVersion'
] satisfies (keyof SentenceVariables)[]

/** What a question may know of the others. */
export interface Facts {
  /** The valid answer to a question that is shown. */
  valueOf(questionId: string): Json | undefined
}

/** What is needed to show an answer. */
export interface ReadScope extends Facts {
  lang: Lang
  t: Translate
  variables: SentenceVariables
  /** Address that answers `?q=` with suggestCommunes, for the script; without it the page alone searches. */
  communesSource?: string
}

/** What is needed to show a question with its controls. */
export interface EditScope extends ReadScope {
  /** Of the input: `members.0.siret`. */
  name: string
  /** Of the main control: `field-members_0_siret`. */
  htmlId: string
  /** Whether the control is marked as wanted. */
  required: boolean
  /** Messages about one part of the answer, or about the whole of it. */
  errorsAt(part?: string): string[]
  /** The scope of a part, such as `mail` or `0.siret`. */
  at(part: string): EditScope
}

export interface Checked<V> {
  value?: V
  errors: FieldError[]
}

/**
 * A type of question: what it accepts, what it may refuse, how it is shown. Raw input is what stands in
 * the controls; it can always be shown again and checked again.
 */
export interface FieldType<Q, R extends Json = Json, V extends Json = Json> {
  /** The shape of raw input, so that what was stored under an older form is never trusted. */
  readonly shape: z.ZodType<R>
  /** Every code that `check` can report. */
  readonly errors: readonly string[]
  /** Takes the raw input out of what a page sent; never throws. */
  gather(question: Q, input: FieldInput): R
  isBlank(raw: R): boolean
  /** Judges raw input that is not blank; never throws. */
  check(question: Q, raw: R, facts: Facts): Checked<V>
  /** The raw input that a valid value would come from. */
  toRaw(question: Q, value: V): R
  /** Whether raw input, though valid, still holds something to finish: an empty row, a search. */
  isPending?(question: Q, raw: R): boolean
  /** Adds an empty row, to one part of the answer where it has several lists. */
  addRow?(question: Q, raw: R, part: string): R
  /** What the partial of this type shows beside what all questions show. */
  edit(question: Q, raw: R, scope: EditScope): Record<string, unknown>
  read(question: Q, value: V, scope: ReadScope): ReadView
}
