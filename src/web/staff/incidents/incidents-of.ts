import type { ApplicationSubject } from '../../../applications/index.ts'
import type { Incident } from '../../../engine/index.ts'
import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import { recusedNumbers } from '../team/recused.ts'
import { mayReadDossiers, type StaffCall } from '../team/staff-call.ts'

export interface ShownIncident {
  chart: 'call' | 'application'
  id: string
  key: string
  label: string
  name: string
  path: string
  /** what was not done, in words */
  what: string
  letter: string
  at: Date
  /** as the machine said it */
  error: string
  attempts: number
  /** an end of a wait is tried again by the clock: nothing to press */
  byClock: boolean
}

/** Incidents of the call and of the dossiers that this reader may see. */
export async function incidentsOf(
  request: PersonRequest,
  call: Pick<StaffCall, 'number' | 'name' | 'voice' | 'person'>
): Promise<ShownIncident[]> {
  const { services } = request
  const { number, name, person, voice } = call
  const recused = await recusedNumbers(request)
  const [ofCall, ofDossiers] = await Promise.all([
    services.engine.incidents({ chart: 'call', filter: { _id: number } }),
    mayReadDossiers(person)
      ? services.engine.incidents<ApplicationSubject>({
          chart: 'application',
          filter: { 'subject.call': number, _id: { $nin: recused } }
        })
      : []
  ])
  const shown = (
    chart: 'call' | 'application',
    { id, key, at, error, effect }: Incident<unknown>,
    of: Pick<ShownIncident, 'label' | 'name' | 'path'>
  ): ShownIncident => {
    const letter = effect?.params['letter']
    const titles = voice.charts[chart]?.[voice.lang].letters ?? {}
    return {
      ...{ chart, id, key, at, error, ...of },
      what: voice.t(`staff.incidents.effect.${effect?.type ?? 'timer'}`),
      letter: typeof letter === 'string' ? (titles[letter] ?? '') : '',
      attempts: effect?.attempts ?? 0,
      byClock: effect === undefined
    }
  }
  return [
    ...ofCall.map((one) =>
      shown('call', one, { label: number, name, path: paths.staff.call(number) })
    ),
    ...ofDossiers.map((one) =>
      shown('application', one, {
        label: one.id,
        name: one.subject.territory || voice.t('staff.no-territory'),
        path: paths.staff.application(one.id)
      })
    )
  ]
}
