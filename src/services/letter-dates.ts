import type { LetterValues } from '../messages/index.ts'
import { correctionDates, remembered, type LetterFacts } from './letter-facts.ts'

const DAY = 86_400_000

type Dates = Pick<LetterValues, 'date' | 'date-debut' | 'date-fin' | 'date-limite'>

/**
 * The dates that a letter names: what they mean depends on the letter, as its own words say.
 * A delay that the chart counts from the step is counted here from the same step.
 */
export function datesOf(letter: string, facts: LetterFacts): Dates {
  const { instance, entry } = facts
  const context = remembered(instance)
  const { calendar } = context
  const day = (name: string) => new Date(calendar[name] ?? 0)
  const after = (days: number) => new Date(entry.at.getTime() + days * DAY)
  const orLater = (name: string, days: number) =>
    new Date(Math.max(calendar[name] ?? 0, entry.at.getTime() + days * DAY))

  switch (letter) {
    case 'deposit-receipt':
      // what came on paper was received before somebody typed it
      return { date: new Date(context.deposit?.receivedAt ?? entry.at.getTime()) }
    case 'not-deposited':
      return { 'date-fin': after(183) }
    case 'correction-requested':
    case 'correction-extended':
    case 'correction-reminder':
    case 'correction-overdue':
    case 'team-correction-unanswered': {
      const { due, end } = correctionDates(facts)
      return { 'date-limite': due, 'date-fin': end }
    }
    case 'correction-signature':
      return { 'date-limite': after(7) }
    case 'admissible':
      return {
        'date-debut': day('readingsOpenAt'),
        'date-fin': day('readingsEndAt'),
        'date-limite': day('answersBy')
      }
    case 'acceptance-reminder':
    case 'lapsed':
      return { 'date-limite': new Date(context.acceptBy ?? entry.at.getTime()) }
    case 'accepted':
    case 'pieces-reminder':
    case 'pieces-due':
    case 'team-pieces-late':
      return { 'date-limite': new Date(context.piecesBy ?? calendar['piecesDueAt'] ?? 0) }
    case 'reserve':
    case 'reserve-expired':
      return { 'date-fin': day('reserveExpiresAt') }
    case 'appeal-received':
    case 'appeal-silent':
      return { 'date-limite': new Date(context.appealAnswerBy ?? entry.at.getTime()) }
    case 'team-screening-late':
      return {
        'date-limite': day('screeningEndsAt'),
        'date-fin': orLater('screeningFallbackAt', 3)
      }
    case 'team-readings-late':
      return { 'date-limite': day('readingsEndAt'), 'date-fin': orLater('readingsFallbackAt', 3) }
    case 'team-no-opinion':
      return { 'date-limite': day('authorityFallbackAt') }
    case 'team-unread':
      // told after seven days without a reading, of the thirty that the letter waits
      return { 'date-debut': after(-7), 'date-fin': after(23) }
    default:
      return {}
  }
}
