import { Refusal } from '../../engine/index.ts'
import { BadInput, NotFound } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField, inputProblems, type ShownProblem } from '../refusals/index.ts'
import { incidentsOf, type ShownIncident } from './incidents/incidents-of.ts'
import { commandIn, textIn } from './team/form.ts'
import { openStaffCall, type StaffCall } from './team/staff-call.ts'

/** What Candide gave up after several attempts: tried again, or settled by hand with what was done instead. */
export const incidents: Page = {
  path: paths.staff.incidents(':call'),
  audience: 'staff',
  nav: 'today',
  get: async (request) => show(request, await openStaffCall(request, request.params['call'] ?? '')),
  post: async (request) => {
    const { t } = request
    const call = await openStaffCall(request, request.params['call'] ?? '')
    const one = await asked(request, call)
    const back = paths.staff.incidents(call.number)
    if (!one) return redirect(back, t('staff.incidents.gone'))
    try {
      const settles = textIn(request, 'what') === 'settle'
      await (settles ? settle(request, call, one) : retry(request, one))
      return redirect(back, t(`staff.incidents.${settles ? 'settled' : 'retried'}`))
    } catch (error) {
      // somebody else was faster: there is nothing left to do
      if (error instanceof Refusal) return redirect(back, t('staff.incidents.gone'))
      if (error instanceof BadInput) return show(request, call, inputProblems(request, error))
      throw error
    }
  }
}

/** @throws NotFound for whoever of the team is no officer of the call */
async function asked(request: PersonRequest, call: StaffCall): Promise<ShownIncident | undefined> {
  if (!call.isOfficer) throw new NotFound(`incidents of ${call.number}`)
  const all = await incidentsOf(request, call)
  return all.find(({ id, key }) => id === textIn(request, 'id') && key === textIn(request, 'key'))
}

async function retry({ services }: PersonRequest, { chart, id, key }: ShownIncident) {
  await services.engine.retryEffect({ chart, id, key })
  await services.engine.drain({ chart, id })
}

/** What was done is a remark that the journal names: it can be erased with the dossier, and the chain still holds. */
async function settle(
  request: PersonRequest,
  { by, number }: StaffCall,
  { chart, id, key }: ShownIncident
): Promise<void> {
  const { services } = request
  const text = textIn(request, 'why').trim()
  if (text === '') throw new BadInput([{ field: fieldOf(key), code: 'staff.errors.how' }])
  const command = commandIn(request)
  const application = chart === 'application' ? id : null
  const why = await services.calls.keepRemark({ command, by, call: number, application, text })
  await services.engine.settleEffect({ chart, id, key, by, command, why })
}

function fieldOf(key: string): string {
  return `why-${key.replaceAll(/[^\w-]/g, '-')}`
}

async function show(
  request: PersonRequest,
  call: StaffCall,
  problems: ShownProblem[] = []
): Promise<Answer> {
  const wrong = byField(problems)
  const shown = await incidentsOf(request, call)
  return view(
    'staff/incidents',
    {
      title: request.t('staff.incidents.title'),
      ...{ frameCall: call.frameCall, errors: problems, mayAct: call.isOfficer },
      incidents: shown.map((one) => ({
        ...{ ...one, field: fieldOf(one.key), error: one.error },
        wrong: wrong[fieldOf(one.key)] ?? '',
        command: newId()
      })),
      action: paths.staff.incidents(call.number)
    },
    problems.length > 0 ? 422 : 200
  )
}
