import { parisInstant, parisIsoDate } from '../shared/paris-time.ts'
import type { Correction } from './screening.model.ts'

const DAY = 86_400_000

/**
 * A correction that could be read late keeps as many days as it was given: its date moves by as much.
 * @param at when it could be read
 * @returns its new date; undefined when it lost less than a day
 */
export function countedAgain(
  { requestedAt, dueAt }: Pick<Correction, 'requestedAt' | 'dueAt'>,
  at: Date
): Date | undefined {
  const days = Math.floor((at.getTime() - requestedAt.getTime()) / DAY)
  if (days < 1) return undefined
  return parisInstant(parisIsoDate(new Date(dueAt.getTime() + days * DAY)), '18:00')
}
