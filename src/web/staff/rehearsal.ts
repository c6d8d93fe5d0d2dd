import { FEWEST_DOSSIERS, MOST_DOSSIERS, roleName } from '../../rehearsal/index.ts'
import { BadInput } from '../../shared/errors.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField, inputProblems, type ShownProblem } from '../refusals/index.ts'
import { progressView, rehearsalHead } from './rehearsal/rehearsal-head.ts'
import { reportView } from './rehearsal/report-view.ts'
import { textIn } from './team/form.ts'
import { namesOf } from './team/names.ts'
import { openStaffCall, type StaffCall } from './team/staff-call.ts'

const EACH = 'all'
const NOBODY = 'none'

/** The call played to its last answer before it opens: the button, how far it is, and the last report. */
export const rehearsal: Page = {
  path: paths.staff.rehearsal(':call'),
  audience: 'staff',
  nav: 'settings',
  get: async (request) => show(request, await openStaffCall(request, request.params['call'] ?? '')),
  post: async (request) => {
    const call = await openStaffCall(request, request.params['call'] ?? '')
    const { services, account, t } = request
    const here = paths.staff.rehearsal(call.number)
    if (!call.isOfficer) return show(request, call, [problem(t('rehearsal.forbidden'))], 409)
    const chosen = textIn(request, 'silent')
    const silent = chosen === NOBODY ? [] : [chosen]
    try {
      const begun = await services.rehearsals.start(call.number, {
        by: account.id,
        dossiers: Number(textIn(request, 'dossiers').trim() || Number.NaN),
        ...(chosen !== EACH && { silent })
      })
      return redirect(here, t(`rehearsal.${begun ? 'begun' : 'under-way'}`))
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      return show(request, call, inputProblems(request, error), 422)
    }
  }
}

const problem = (text: string): ShownProblem => ({ field: '', href: '', text })

async function show(
  request: PersonRequest,
  call: StaffCall,
  errors: ShownProblem[] = [],
  status = 200
): Promise<Answer> {
  const { services, t, body } = request
  const { number, voice, isOfficer } = call
  const { rehearsals } = services
  const [last, roles, usual] = await Promise.all([
    rehearsals.last(number),
    rehearsals.roles(number),
    rehearsals.usual(number)
  ])
  const names = await namesOf(request, last ? [last.by] : [])
  const chosen = body['silent'] === undefined ? EACH : textIn(request, 'silent')
  const choice = (value: string, label: string) => ({ value, label, selected: value === chosen })
  return view(
    'staff/rehearsal',
    {
      title: t('rehearsal.title', { number }),
      ...{ frameCall: call.frameCall, errors, wrong: byField(errors), isOfficer },
      head: last && rehearsalHead(last, names.get(last.by) ?? '', voice),
      progress: last && progressView(last, voice),
      report: last?.report ? reportView(last.report, number, voice) : null,
      form: {
        action: paths.staff.rehearsal(number),
        dossiers: body['dossiers'] === undefined ? String(usual) : textIn(request, 'dossiers'),
        hint: t('rehearsal.dossiers-hint', { min: FEWEST_DOSSIERS, max: MOST_DOSSIERS }),
        silent: [
          choice(EACH, t('rehearsal.silent-all')),
          choice(NOBODY, t('rehearsal.silent-none')),
          ...roles.map((role) => choice(role, roleName(role, voice)))
        ],
        button: t(`rehearsal.${last ? 'again' : 'go'}`)
      },
      back: paths.staff.call(number)
    },
    status
  )
}
