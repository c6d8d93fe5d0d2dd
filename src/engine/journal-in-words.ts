import { SETTLE } from './incidents.ts'
import { MIGRATE } from './migrate/migration.ts'
import { POSTPONE } from './postpone.ts'
import { START } from './start.ts'
import type { ChartLabels, Entry } from './types.ts'
import { delayOf } from './xstate.ts'

/** A line of the clock: its words take `{{what}}`, the wait that ended. */
export const CLOCK_LINE = 'clock'

/** Lines of a journal that are no event of a chart. */
export const OWN_LINES: readonly string[] = [START, CLOCK_LINE, POSTPONE, SETTLE, MIGRATE]

/**
 * One line of a journal as a sentence: the same for staff, candidates and the command line.
 * Who did it and why stand beside it, since who may read them differs.
 * @param wordDate how a reader writes an instant
 */
export function entryInWords(
  { event }: Pick<Entry, 'event'>,
  { journal, delays }: Pick<ChartLabels, 'journal' | 'delays'>,
  wordDate: (date: Date) => string
): string {
  const clock = event.type.startsWith('xstate.')
  const delay = clock ? delayOf(event.type) : textOf(event['delay'])
  const facts: Record<string, unknown> = { ...event, what: delays[delay] ?? delay }
  const sentence = journal[clock ? CLOCK_LINE : event.type] ?? event.type
  return sentence.replace(/{{(\w+)}}/g, (_, name: string) => {
    const fact = facts[name]
    return fact instanceof Date ? wordDate(fact) : textOf(fact)
  })
}

function textOf(fact: unknown): string {
  return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : ''
}
