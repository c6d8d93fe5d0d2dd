import { calendarAround, DAY } from '../../../bench/filling/calendar-around.ts'
import type { Services } from '../../../src/services.ts'

/** A call of today opened sixty days ago: its clock must stand before that. */
export const BEFORE_OPENING = 61 * DAY

/**
 * Makes and opens a call whose candidates may write today by the machine's own clock, as processes live by.
 * @returns its number
 */
export async function openCallOfToday(
  { calls, accounts }: Pick<Services, 'calls' | 'accounts'>,
  today: Date
): Promise<string> {
  const { id } = await accounts.ensure({ mail: 'nadia@example.org', name: 'Nadia Lefort' })
  const by = { id, roles: ['direction', 'officer'] }
  const number = await calls.create({
    ...{ kind: 'territoire-volontaire', command: 'create', by },
    change: (content) => ({
      ...content,
      calendar: calendarAround(today, 'open'),
      mentionsConfirmed: { by: id, at: today.toISOString() },
      jury: [{ name: 'Hélène Vasseur', quality: { fr: 'Région' }, seat: 'organiser', votes: true }]
    })
  })
  await calls.open({ number, command: 'open', by })
  return number
}
