import { calendarAround, DAY } from '../../../bench/filling/calendar-around.ts'
import type { CallContent } from '../../../src/calls/index.ts'
import type { Services } from '../../../src/services.ts'

type Parts = Pick<Services, 'calls' | 'accounts'>

/** Makes and opens the call of the template. @returns its number */
export async function openCall(
  { calls, accounts }: Parts,
  calendar?: CallContent['calendar']
): Promise<string> {
  const { id } = await accounts.ensure({ mail: 'nadia@example.org', name: 'Nadia Lefort' })
  const by = { id, roles: ['direction', 'officer'] }
  const number = await calls.create({
    ...{ kind: 'territoire-volontaire', command: 'create', by },
    change: (content) => ({
      ...content,
      ...(calendar && { calendar }),
      mentionsConfirmed: { by: id, at: '2027-01-04T08:00:00.000Z' },
      jury: [{ name: 'Hélène Vasseur', quality: { fr: 'Région' }, seat: 'organiser', votes: true }]
    })
  })
  await calls.open({ number, command: 'open', by })
  return number
}

/** A call of today opened sixty days ago: its clock must stand before that. */
export const BEFORE_OPENING = 61 * DAY

/** The same with candidates who may write today by the machine's own clock, as processes live by. */
export function openCallOfToday(parts: Parts, today: Date): Promise<string> {
  return openCall(parts, calendarAround(today, 'open'))
}
