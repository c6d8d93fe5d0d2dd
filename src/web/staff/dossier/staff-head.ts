import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import { dossierRow } from '../rows/dossier-row.ts'
import { namesOf } from '../team/names.ts'
import type { StaffDossier } from './open-staff-dossier.ts'

/** What stands at the top of every page of a dossier, for the team. */
export async function staffHead(request: PersonRequest, { access, call, number }: StaffDossier) {
  const { account, clock } = request
  const { instance } = access
  const names = await namesOf(request, [instance.subject.officer])
  const row = dossierRow(instance, { voice: call.voice, me: account.id, now: clock.now(), names })
  return {
    ...row,
    call: call.number,
    depositedAt: instance.subject.depositedAt,
    population: instance.subject.population,
    density: instance.subject.density,
    listPath: paths.staff.pipeline(call.number),
    path: paths.staff.application(number)
  }
}
