import type { Access, OpenScreening } from '../../../applications/index.ts'
import type { CallContent } from '../../../calls/index.ts'
import { NotFound } from '../../../shared/errors.ts'
import type { PersonRequest } from '../../page.ts'
import { mayReadDossiers, openStaffCall, type StaffCall } from '../team/staff-call.ts'

/** One dossier in front of somebody of the team. */
export interface StaffDossier {
  number: string
  access: Access
  call: StaffCall
  /** the rules in force */
  content: CallContent
  /** what was deposited, once the call has closed for it; undefined when only metadata may be seen */
  screening: OpenScreening | undefined
}

/** @throws NotFound for whoever is not of the team, and for whoever stands aside */
export async function openStaffDossier(request: PersonRequest): Promise<StaffDossier> {
  const { services, account, params } = request
  const number = params['dossier'] ?? ''
  const access = await services.applications.access(account, number)
  const callNumber = access.instance.subject.call
  if (!mayReadDossiers(access.person)) throw new NotFound(`dossier ${number}`)
  const call = await openStaffCall(request, callNumber)
  const deposited = access.instance.snapshot.context['deposit'] as object | null
  const readable = access.contents === 'deposited' && deposited !== null
  const screening = readable
    ? await services.applications.openScreening({ account, number })
    : undefined
  return { number, access, call, content: call.content, screening }
}
