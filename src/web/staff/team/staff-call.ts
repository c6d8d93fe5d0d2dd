import { personFor, type Account, type Person } from '../../../accounts/index.ts'
import type { CallContent, CallInstance } from '../../../calls/index.ts'
import { NotFound } from '../../../shared/errors.ts'
import { inLang } from '../../../shared/lang.ts'
import type { PersonRequest } from '../../page.ts'
import { voiceOf, type Voice } from '../../refusals/index.ts'

/** One call in front of somebody of its team. */
export interface StaffCall {
  number: string
  name: string
  instance: CallInstance
  content: CallContent
  /** version of the content, for two people writing at once */
  v: number
  person: Person
  by: { id: string; roles: readonly string[] }
  voice: Voice
  isOfficer: boolean
  /** what the page's header shows */
  frameCall: { number: string; name: string }
}

type Asked = Pick<PersonRequest, 'services' | 'account' | 'lang' | 't'>

/** Roles that make somebody of a call's team; an administrator settles calls and people, and reads no dossier. */
const TEAM: readonly string[] = ['officer', 'direction', 'administrator']

export function isOfTeam(account: Account, call: string): boolean {
  return personFor(account, { callId: call }).roles.some((role) => TEAM.includes(role))
}

/** Whether dossiers of the call may be listed to this person. */
export function mayReadDossiers({ roles }: Person): boolean {
  return roles.includes('officer') || roles.includes('direction')
}

/** @throws NotFound for whoever is not of the team, as for a call that does not exist */
export async function openStaffCall(request: Asked, number: string): Promise<StaffCall> {
  const { services, account, lang } = request
  if (!isOfTeam(account, number)) throw new NotFound(`call ${number}`)
  const [instance, document] = await Promise.all([
    services.calls.find(number),
    services.calls.content({ number })
  ])
  if (!instance) throw new NotFound(`call ${number}`)
  const person = personFor(account, { callId: number })
  const name = inLang(document.content.shortTitle, lang).text
  return {
    ...{ number, name, instance, content: document.content, v: document.v, person },
    by: { id: account.id, roles: person.roles },
    voice: voiceOf(request, 'staff'),
    isOfficer: person.roles.includes('officer'),
    frameCall: { number, name }
  }
}

/** The same, for pages that show dossiers. @throws NotFound for administrators too */
export async function openCallWithDossiers(request: Asked, number: string): Promise<StaffCall> {
  const call = await openStaffCall(request, number)
  if (!mayReadDossiers(call.person)) throw new NotFound(`dossiers of ${number}`)
  return call
}
