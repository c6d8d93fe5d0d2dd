import { view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { namesOf } from './team/names.ts'
import { openCallWithDossiers } from './team/staff-call.ts'

/** How far the readings are, by reader and by dossier: who has finished, never what they found. */
export const readings: Page = {
  path: paths.staff.readings(':call'),
  audience: 'staff',
  nav: 'readings',
  get: async (request) => {
    const { services, account, params, t } = request
    const call = await openCallWithDossiers(request, params['call'] ?? '')
    const { readers, dossiers } = await services.reviews.progress({ account, call: call.number })
    const names = await namesOf(
      request,
      dossiers.flatMap((one) => one.readers.map((reader) => reader.account))
    )
    return view('staff/readings', {
      title: t('staff.readings.title'),
      ...{ frameCall: call.frameCall, readers, mayAct: call.isOfficer },
      opensAt: call.content.calendar.readingsOpenAt,
      finished: dossiers.reduce(
        (sum, one) => sum + one.readers.filter((r) => r.finished).length,
        0
      ),
      wanted: dossiers.reduce((sum, one) => sum + one.wanted, 0),
      lacking: dossiers.filter((one) => one.lacking > 0 && !one.over).length,
      dossiers: dossiers.map((one) => ({
        ...one,
        path: paths.staff.application(one.number),
        assign: paths.staff.deed(one.number, 'confier-lecture'),
        letter: paths.staff.decisionLetter(one.number),
        readers: one.readers.map((reader) => ({
          ...reader,
          name: names.get(reader.account) ?? '',
          state: t(
            `staff.readings.${reader.finished ? 'finished' : reader.late ? 'late' : 'waiting'}`
          ),
          kind: reader.finished ? 'done' : reader.late ? 'stop' : 'wait'
        }))
      }))
    })
  }
}
