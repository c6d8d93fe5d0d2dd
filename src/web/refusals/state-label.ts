import type { Voice } from './voice.ts'

/** An answer given is announced in the same words, whatever it says, until it was opened. */
const ANSWERED = 'file.answered'

/**
 * What a state is called for this reader. A candidate's words never tell one outcome from another:
 * pages that know that the answer was read say so.
 * @param answerRead whether the candidate has opened the answer
 */
export function stateLabel(
  { charts, lang, reader }: Pick<Voice, 'charts' | 'lang' | 'reader'>,
  chart: string,
  state: string,
  { answerRead = false } = {}
): string {
  const states = charts[chart]?.[lang].states ?? {}
  if (reader === 'staff') return states[state]?.staff ?? ''
  const hidden = chart === 'application' && state.startsWith(ANSWERED) && !answerRead
  return states[hidden ? ANSWERED : state]?.candidate ?? ''
}
