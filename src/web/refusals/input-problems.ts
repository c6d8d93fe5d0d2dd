import type { FileRefused } from '../../files/index.ts'
import { formatSize } from '../../forms/index.ts'
import type { BadInput, InputProblem } from '../../shared/errors.ts'
import { parisDateTime } from '../../shared/paris-time.ts'
import { formatNumber } from '../render/view-helpers.ts'
import type { Voice } from './voice.ts'

type Speech = Pick<Voice, 'lang' | 't'>

/** A mistake as pages show it: in the summary with its link, and beside its field. */
export interface ShownProblem {
  field: string
  href: string
  text: string
}

/** Each mistake of a form in the reader's words; the field's id is its name. */
export function inputProblems(speech: Speech, { problems }: BadInput): ShownProblem[] {
  return problems.map((problem) => ({
    field: problem.field,
    href: `#${problem.field}`,
    text: problemSentence(speech, problem)
  }))
}

/** The sentence of one mistake. `code` is its key in locales/; instants are named `date`. */
export function problemSentence({ t, lang }: Speech, { code, params = {} }: InputProblem): string {
  return t(code, wordsOf(params, lang))
}

/** Why a file was not taken, and what to do with it. */
export function fileSentence({ t, lang }: Speech, { code, params }: FileRefused): string {
  const sizes = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'number' ? formatSize(value, lang) : value
  ])
  return t(`documents.files.${code}`, Object.fromEntries(sizes) as Record<string, unknown>)
}

/** The first mistake about each field, for a page that shows one beside each. */
export function byField(problems: readonly ShownProblem[]): Record<string, string> {
  return Object.fromEntries([...problems].reverse().map(({ field, text }) => [field, text]))
}

function wordsOf(params: Record<string, string | number>, lang: Voice['lang']) {
  const words = Object.entries(params).map(([name, value]) => {
    if (typeof value === 'string' || name === 'count') return [name, value] as const
    if (name === 'date') return [name, parisDateTime(new Date(value), lang)] as const
    return [name, formatNumber(value, lang)] as const
  })
  return Object.fromEntries(words)
}
