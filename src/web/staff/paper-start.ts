import { instantsOf } from '../../calls/index.ts'
import type { Sentence } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { reasonSentences, tell } from '../refusals/index.ts'
import { commandIn } from './team/form.ts'
import { openCallWithDossiers, type StaffCall } from './team/staff-call.ts'

/** Begins the dossier of a territory that answered on paper; who may, and until when, is said before. */
export const paperStart: Page = {
  path: paths.staff.paperStart(':call'),
  audience: 'staff',
  nav: 'pipeline',
  get: async (request) => show(request, await opened(request)),
  post: async (request) => {
    const call = await opened(request)
    const { services, account } = request
    try {
      const command = commandIn(request)
      const number = await services.applications.startOnPaper({
        ...{ call: call.number, account, command }
      })
      return redirect(paths.staff.paper(number))
    } catch (error) {
      const told = tell(error, call.voice)
      if (!told) throw error
      return show(request, call, told.sentences)
    }
  }
}

function opened(request: PersonRequest): Promise<StaffCall> {
  return openCallWithDossiers(request, request.params['call'] ?? '')
}

function show(
  { t, clock }: PersonRequest,
  { number, content, instance, voice, frameCall, isOfficer }: StaffCall,
  sentences?: Sentence[]
): Answer {
  const { closesAt, readingsOpenAt } = instantsOf(content.calendar)
  const opened = instance.tags.some((tag) => tag === 'open' || tag === 'closed')
  const late = clock.now().getTime() >= readingsOpenAt
  const refused = [
    ...(isOfficer
      ? []
      : reasonSentences(voice, 'application', [
          { kind: 'role', code: 'officer', params: { roles: ['officer'] } }
        ])),
    ...(opened ? [] : [{ why: t('staff.paper.not-open') }]),
    ...(late
      ? reasonSentences(voice, 'application', [
          { kind: 'guard', code: 'beforeReadings', params: { date: readingsOpenAt } }
        ])
      : [])
  ]
  return view(
    'staff/paper-start',
    {
      title: t('staff.paper.start-title'),
      ...{ frameCall, sentences: sentences ?? refused, possible: refused.length === 0 },
      closed: clock.now().getTime() >= closesAt,
      ...{ closesAt: new Date(closesAt), until: new Date(readingsOpenAt) },
      ...{ command: newId(), action: paths.staff.paperStart(number) },
      back: paths.staff.pipeline(number)
    },
    sentences ? 409 : 200
  )
}
