import { MessageRefused, type HandoverMeans } from '../../messages/index.ts'
import { BadInput, NotFound } from '../../shared/errors.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField, inputProblems, tell, type ShownProblem } from '../refusals/index.ts'
import { openStaffDossier, type StaffDossier } from './dossier/open-staff-dossier.ts'
import { staffHead } from './dossier/staff-head.ts'
import { textIn } from './team/form.ts'
import { instantIn, wallOf } from './team/paris-field.ts'

const MEANS: readonly HandoverMeans[] = ['phone', 'registered-letter', 'post', 'by-hand', 'other']

/** One mail or letter of a dossier: its words, what became of it, and how to settle it by hand. */
export const message: Page = {
  path: paths.staff.message(':dossier', ':message'),
  audience: 'staff',
  nav: 'pipeline',
  get: async (request) => show(request, await openStaffDossier(request)),
  post: async (request) => {
    const dossier = await openStaffDossier(request)
    const { number, call } = dossier
    const { t, params } = request
    const settles = textIn(request, 'what') === 'settle'
    try {
      if (settles) await settle(request, dossier)
      else {
        const { services, account } = request
        const letter = params['message'] ?? ''
        const address = textIn(request, 'address').trim()
        await services.applications.retryLetter({ account, number, letter, address })
      }
    } catch (error) {
      const problems = problemsOf(request, error)
      if (problems) return show(request, dossier, problems)
      const told = tell(error, call.voice)
      if (!told) throw error
      return show(
        request,
        dossier,
        told.sentences.map(({ why, then = '' }) => ({
          field: '',
          href: '',
          text: `${why} ${then}`
        }))
      )
    }
    return redirect(
      paths.staff.application(number),
      t(settles ? 'staff.letter.settled' : 'staff.letter.retried')
    )
  }
}

function problemsOf(request: PersonRequest, error: unknown): ShownProblem[] | undefined {
  if (error instanceof BadInput) return inputProblems(request, error)
  if (!(error instanceof MessageRefused)) return undefined
  const field = error.code === 'bad-address' ? 'address' : ''
  return [{ field, href: field && `#${field}`, text: request.t(`mails.refused.${error.code}`) }]
}

async function settle(request: PersonRequest, { number }: StaffDossier): Promise<void> {
  const { services, account, params } = request
  await services.applications.handOverLetter({
    ...{ account, number, letter: params['message'] ?? '' },
    how: MEANS.find((one) => one === textIn(request, 'how')) ?? 'other',
    ...{ at: instantIn('at', textIn(request, 'at')), note: textIn(request, 'note') }
  })
}

async function found({ services, params }: PersonRequest, { number }: StaffDossier) {
  const one = await services.messages.find(params['message'] ?? '')
  if (one?.application !== number) throw new NotFound(`message of ${number}`)
  return one
}

async function show(
  request: PersonRequest,
  dossier: StaffDossier,
  problems: ShownProblem[] = []
): Promise<Answer> {
  const { t, clock, body } = request
  const one = await found(request, dossier)
  const kept = (name: string, first: string) =>
    body[name] === undefined ? first : textIn(request, name)
  const how = kept('how', 'phone')
  return view(
    'staff/message',
    {
      title: t('staff.letter.title'),
      ...{ frameCall: dossier.call.frameCall, head: await staffHead(request, dossier) },
      ...{ subject: one.subject, blocks: one.blocks, attempts: one.attempts, at: one.createdAt },
      to: one.to.name ?? one.to.address ?? '',
      state: t(`staff.letter.state.${one.state}`),
      failed: one.state === 'failed',
      toSettle:
        dossier.call.isOfficer &&
        (one.state === 'failed' || (one.state === 'queued' && one.tries > 0)),
      ...{ received: one.received, settled: one.settled },
      ...{ errors: problems, wrong: byField(problems) },
      address: kept('address', one.attempts.at(-1)?.address ?? one.to.address ?? ''),
      when: kept('at', wallOf(clock.now())),
      note: kept('note', ''),
      means: MEANS.map((value) => ({
        ...{ value, selected: value === how, label: t(`staff.letter.means.${value}`) }
      })),
      action: paths.staff.message(dossier.number, one._id)
    },
    problems.length > 0 ? 422 : 200
  )
}
