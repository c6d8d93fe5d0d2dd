import { inLang } from '../../shared/lang.ts'
import { NotFound } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { redirect, view, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { stateLabel, voiceOf } from '../refusals/index.ts'
import { commandIn } from './team/form.ts'
import { mainState } from './team/main-state.ts'
import { myCalls } from './team/my-calls.ts'

/** The kind of call that is installed. */
const KIND = 'territoire-volontaire'

/** Every call of this person's team, and a new one from the template. */
export const calls: Page = {
  path: paths.staff.calls(),
  audience: 'staff',
  nav: 'calls',
  get: async (request) => {
    const { t, lang } = request
    const voice = voiceOf(request, 'staff')
    const all = await myCalls(request)
    return view('staff/calls', {
      title: t('staff.calls.title'),
      rows: all.map((one) => ({
        number: one._id,
        title: inLang(one.subject.shortTitle, lang).text,
        state: stateLabel(voice, 'call', mainState(one)),
        ...{ opensAt: one.subject.opensAt, closesAt: one.subject.closesAt },
        path: paths.staff.today(one._id),
        settings: paths.staff.call(one._id)
      })),
      ...{ mayCreate: mayCreate(request), command: newId(), action: paths.staff.calls() }
    })
  },
  post: async (request) => {
    const { services, account, person, t } = request
    if (!mayCreate(request)) throw new NotFound('a new call')
    const number = await services.calls.create({
      ...{ kind: KIND, command: commandIn(request) },
      by: { id: account.id, roles: person.roles }
    })
    await services.accounts.grantInCall(account.id, number, ['officer'])
    return redirect(paths.staff.call(number), t('staff.calls.created', { number }))
  }
}

function mayCreate({ person }: PersonRequest): boolean {
  return person.roles.includes('administrator') || person.roles.includes('direction')
}
