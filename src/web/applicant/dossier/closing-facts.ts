import { instantsOf, type CallContent } from '../../../calls/index.ts'
import type { VisitorRequest } from '../../page.ts'
import { timeLeft } from '../../public/call/calendar-words.ts'

/** The closing, as every page of a dossier says it. */
export function closingFacts(
  content: CallContent,
  { clock, t }: Pick<VisitorRequest, 'clock' | 't'>
) {
  const at = new Date(instantsOf(content.calendar).closesAt)
  const left = timeLeft(at, clock.now(), { t })
  return { at, left, passed: clock.now() >= at }
}
