/** What can be stored as it is: plain JSON, without null. */
export type Json = string | number | boolean | Json[] | { [key: string]: Json }

/** Why an answer is refused: `forms.errors.<code>` says it, and how to mend it, with these numbers. */
export interface FieldError {
  code: string
  /** The part of the answer, such as `mail`, `2.end` or `charges.0.amount`; the whole of it when absent. */
  part?: string
  params?: Record<string, string | number>
}

/**
 * The answer to one question. A valid one has a value, and raw input only while something remains to be
 * typed (an empty row just added); a refused one has its raw input and the errors, and no value.
 * No entry: not answered.
 */
export interface Answer {
  id: string
  value?: Json
  raw?: Json
  errors?: FieldError[]
}

export type Answers = readonly Answer[]

/** A file that a dossier names: the form needs no more to judge and show it. */
export interface AttachedFile {
  /** The question it answers. */
  question: string
  /** Of this file in the dossier. */
  id: string
  name: string
  /** Its real type, as found in its bytes: `pdf`, `png`… */
  type: string
  /** Bytes. */
  size: number
  sha256: string
  /** Where the person reading may open it; nothing when they may not. */
  href?: string
}

export function findAnswer(answers: Answers, questionId: string): Answer | undefined {
  return answers.find((one) => one.id === questionId)
}
