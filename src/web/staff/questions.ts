import { BadInput, NotFound } from '../../shared/errors.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField, inputProblems, type ShownProblem } from '../refusals/index.ts'
import { textIn } from './team/form.ts'
import { openStaffCall, type StaffCall } from './team/staff-call.ts'

/** Public questions to answer, for everybody alike, and those that were answered. */
export const questions: Page = {
  path: paths.staff.questions(':call'),
  audience: 'staff',
  nav: 'settings',
  get: async (request) => show(request, await openStaffCall(request, request.params['call'] ?? '')),
  post: async (request) => {
    const call = await openStaffCall(request, request.params['call'] ?? '')
    const { services, t } = request
    const id = textIn(request, 'id')
    if (!call.isOfficer || !id.startsWith(`${call.number}:`)) throw new NotFound(`question ${id}`)
    try {
      const [answer, text] = [textIn(request, 'answer'), textIn(request, 'text')]
      await services.calls.answer({ id, answer, text, by: call.by })
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      return show(request, call, inputProblems(request, error))
    }
    return redirect(paths.staff.questions(call.number), t('staff.questions.done'))
  }
}

async function show(
  request: PersonRequest,
  call: StaffCall,
  problems: ShownProblem[] = []
): Promise<Answer> {
  const { services, t } = request
  const [waiting, answered] = await Promise.all([
    services.calls.openQuestions(call.number),
    services.calls.answeredQuestions(call.number)
  ])
  const wrong = byField(problems)
  const current = textIn(request, 'id')
  const line = (one: (typeof waiting)[number], index: number) => ({
    ...{ id: one._id, n: index, askedAt: one.askedAt, answeredAt: one.answeredAt },
    text: one._id === current ? textIn(request, 'text') : one.text,
    answer: one._id === current ? textIn(request, 'answer') : (one.answer ?? ''),
    wrong: one._id === current ? wrong : {}
  })
  const all = [...waiting, ...answered].map(line)
  const at = all.find(({ id }) => id === current)?.n ?? 0
  return view(
    'staff/questions',
    {
      title: t('staff.questions.title', { count: waiting.length }),
      ...{ frameCall: call.frameCall, mayWrite: call.isOfficer },
      waiting: all.slice(0, waiting.length),
      answered: all.slice(waiting.length),
      errors: problems.map((one) => ({ ...one, href: `#${one.field}-${at}` })),
      ...{ action: paths.staff.questions(call.number), back: paths.staff.call(call.number) }
    },
    problems.length > 0 ? 422 : 200
  )
}
