import type { CallContent } from '../calls/index.ts'
import { applicationChart } from '../../workflows/territoire-volontaire/application.chart.ts'
import { callChart } from '../../workflows/territoire-volontaire/call.chart.ts'

/** Parts of Candide: they are never silent, or nothing would run. */
const NOT_PEOPLE: readonly string[] = ['call', 'system', 'clock']

/** Who may stay silent in a call: the roles to which its charts leave a move, mail included. */
export function silentRoles({ settings }: Pick<CallContent, 'settings'>): readonly string[] {
  const events = [...Object.values(applicationChart.events), ...Object.values(callChart.events)]
  const roles = new Set(events.flatMap((event) => event.roles))
  const without = [
    ...NOT_PEOPLE,
    ...(settings.signatory ? [] : ['signatory']),
    ...(settings.scored ? [] : ['committee'])
  ]
  return [...roles].filter((role) => !without.includes(role))
}
