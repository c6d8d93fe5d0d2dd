import type { CallRole } from '../../accounts/index.ts'
import { BadInput, NotFound } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField, inputProblems, type ShownProblem } from '../refusals/index.ts'
import { commandIn, textIn } from './team/form.ts'
import { openStaffCall, type StaffCall } from './team/staff-call.ts'

const ROLES: readonly CallRole[] = ['officer', 'committee', 'jury', 'authority', 'deputy']
/** What an officer may give; the direction and administrators give all. */
const GIVEN_BY_OFFICERS: readonly CallRole[] = ['committee', 'jury']
const LIFE = 30 * 86_400_000

/** Who is what in a call, invited by mail. */
export const people: Page = {
  path: paths.staff.people(':call'),
  audience: 'staff',
  nav: 'settings',
  get: async (request) => show(request, await openStaffCall(request, request.params['call'] ?? '')),
  post: async (request) => {
    const call = await openStaffCall(request, request.params['call'] ?? '')
    const { services, t } = request
    const role = ROLES.find((one) => one === textIn(request, 'role'))
    if (!role || !mayGive(call).includes(role)) throw new NotFound('a role to give')
    const here = paths.staff.people(call.number)
    const removed = textIn(request, 'remove')
    if (removed !== '') {
      await services.accounts.revokeInCall(removed, call.number, [role])
      return redirect(here, t('staff.people.removed'))
    }
    const [name, mail] = [textIn(request, 'name').trim(), textIn(request, 'mail').trim()]
    try {
      await invite(request, call, { name, mail, role })
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      return show(request, call, inputProblems(request, error))
    }
    return redirect(here, t('staff.people.invited', { name }))
  }
}

function mayGive({ person }: StaffCall): readonly CallRole[] {
  const all = person.roles.includes('administrator') || person.roles.includes('direction')
  return all ? ROLES : GIVEN_BY_OFFICERS
}

async function invite(
  request: PersonRequest,
  call: StaffCall,
  { name, mail, role }: { name: string; mail: string; role: CallRole }
): Promise<void> {
  const { services, account, t } = request
  if (name === '') throw new BadInput([{ field: 'name', code: 'staff.people.name-empty' }])
  const invited = await services.accounts.ensure({ mail, name }).catch((error: unknown) => {
    if (!(error instanceof RangeError)) throw error
    throw new BadInput([{ field: 'mail', code: 'applicant.error.mail' }])
  })
  await services.accounts.grantInCall(invited.id, call.number, [role])
  const { lang } = invited
  const lien = await services.accounts.createSignInLink({ mail: invited.mail, lang, life: LIFE })
  await services.messages.queue({
    key: `team-invitation:${call.number}:${invited.id}:${commandIn(request)}`,
    to: { account: invited.id, address: invited.mail, name: invited.name },
    ...{ letter: 'team-invitation', lang, call: call.number },
    values: {
      ...{ lien, appel: call.name, auteur: account.name || account.mail },
      role: t(`staff.role.${role}`),
      validite: new Date(services.machineClock.now().getTime() + LIFE)
    },
    replyTo: call.content.organiser.mail
  })
}

async function show(
  request: PersonRequest,
  call: StaffCall,
  problems: ShownProblem[] = []
): Promise<Answer> {
  const { services, t } = request
  const everybody = await services.accounts.peopleOfCall(call.number)
  const gives = mayGive(call)
  const rolesOf = (one: (typeof everybody)[number]) =>
    one.calls.find(({ callId }) => callId === call.number)?.roles ?? []
  return view(
    'staff/people',
    {
      title: t('staff.people.title'),
      frameCall: call.frameCall,
      roles: ROLES.map((role) => ({
        ...{ role, title: t(`staff.role.${role}`), what: t(`staff.role-what.${role}`) },
        people: everybody
          .filter((one) => rolesOf(one).includes(role))
          .map(({ id, name, mail }) => ({ id, mail, name: name || mail, role })),
        mayGive: gives.includes(role)
      })),
      given: gives.map((role) => ({
        ...{ value: role, label: t(`staff.role.${role}`) },
        selected: role === textIn(request, 'role')
      })),
      typed: { name: textIn(request, 'name'), mail: textIn(request, 'mail') },
      ...{ errors: problems, wrong: byField(problems), command: newId() },
      ...{ action: paths.staff.people(call.number), back: paths.staff.call(call.number) }
    },
    problems.length > 0 ? 422 : 200
  )
}
