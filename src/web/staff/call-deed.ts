import type { CalendarDates } from '../../calls/index.ts'
import { NotFound, type Sentence } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField, reasonSentences, tell, type ShownProblem } from '../refusals/index.ts'
import { rehearsalWarning } from './rehearsal/rehearsal-line.ts'
import { callOffers } from './settings/call-offers.ts'
import { changed, controlName, valueAt } from './settings/change-content.ts'
import { fieldsOf, type ContentField } from './settings/content-fields.ts'
import { contentProblems } from './settings/content-problems.ts'
import { commandIn, textIn } from './team/form.ts'
import { instantIn } from './team/paris-field.ts'
import { mayReadDossiers, openStaffCall, type StaffCall } from './team/staff-call.ts'

interface CallDeed {
  event: string
  grave?: boolean
  reason?: boolean
  dates?: boolean
  /** every dossier hears of it: how many is said before */
  tells?: boolean
  run(
    request: PersonRequest,
    on: { number: string; command: string; by: StaffCall['by'] },
    given: { reason: string; dates: CalendarDates }
  ): Promise<unknown>
}

const DEEDS: Readonly<Record<string, CallDeed>> = {
  ouvrir: { event: 'OPEN', run: ({ services }, on) => services.calls.open(on) },
  'confirmer-cloture': {
    event: 'CONFIRM_CLOSING',
    reason: true,
    run: ({ services }, on, { reason }) => services.calls.confirmClosing({ ...on, reason })
  },
  'reporter-cloture': {
    ...{ event: 'EXTEND', reason: true, dates: true, tells: true },
    run: ({ services }, on, given) => services.calls.extend({ ...on, ...given })
  },
  reporter: {
    ...{ event: 'POSTPONE', reason: true, dates: true, tells: true },
    run: ({ services }, on, given) => services.calls.postpone({ ...on, ...given })
  },
  annuler: {
    ...{ event: 'CANCEL', reason: true, grave: true, tells: true },
    run: ({ services }, on, { reason }) => services.calls.cancel({ ...on, reason })
  },
  annoncer: { event: 'ANNOUNCE', run: ({ services }, on) => services.calls.announce(on) },
  clore: { event: 'COMPLETE', run: ({ services }, on) => services.calls.complete(on) },
  abandonner: {
    ...{ event: 'DISCARD', grave: true },
    run: ({ services }, on) => services.calls.discard(on)
  }
}

/** One action on a whole call, with what it seals or whom it tells said before its button. */
export const callDeed: Page = {
  path: paths.staff.callDeed(':call', ':deed'),
  audience: 'staff',
  nav: 'settings',
  get: async (request) => {
    const [call, slug, deed] = await opened(request)
    const offer = (await callOffers(request, call)).find(({ event }) => event === deed.event)
    const reasons = offer?.reasons ?? [{ kind: 'role' as const, code: 'officer' }]
    const refused = offer?.allowed ? [] : reasonSentences(call.voice, 'call', reasons)
    return show(request, call, slug, deed, { refused, possible: refused.length === 0 })
  },
  post: async (request) => {
    const [call, slug, deed] = await opened(request)
    const { number, by, content } = call
    const fields = deed.dates ? fieldsOf('calendrier', content, request) : []
    try {
      const dates = changed(content, fields, request.body).calendar
      const reason = textIn(request, 'reason').trim()
      const moves = deed.dates ? datesMoved(call, fields, request) : []
      if (moves.length > 0 && reason !== '' && request.body['seen'] !== 'oui')
        return await show(request, call, slug, deed, { moves })
      await deed.run(request, { number, command: commandIn(request), by }, { reason, dates })
    } catch (error) {
      const problems = contentProblems(request, fields, error)
      if (problems) return show(request, call, slug, deed, { problems })
      const told = tell(error, call.voice)
      if (!told) throw error
      return show(request, call, slug, deed, { refused: told.sentences, asked: true })
    }
    return redirect(paths.staff.call(number), request.t(`staff.call-deed.${slug}.done`))
  }
}

/** Each date that would move, before and after, so that it is seen before it is done. */
function datesMoved(
  { content }: StaffCall,
  fields: readonly ContentField[],
  request: PersonRequest
): DateMoved[] {
  return fields.flatMap(({ path, label }) => {
    const [before, after] = [
      valueAt(content, path),
      textIn(request, controlName(path)).slice(0, 16)
    ]
    if (after === '' || before === after) return []
    const then = instantIn(controlName(path), after)
    return [{ label, before: instantIn(controlName(path), before), after: then }]
  })
}

interface DateMoved {
  label: string
  before: Date
  after: Date
}

async function opened(request: PersonRequest): Promise<[StaffCall, string, CallDeed]> {
  const call = await openStaffCall(request, request.params['call'] ?? '')
  const slug = request.params['deed'] ?? ''
  const deed = Object.hasOwn(DEEDS, slug) ? DEEDS[slug] : undefined
  if (!deed) throw new NotFound(`deed ${slug}`)
  return [call, slug, deed]
}

interface Shown {
  refused?: Sentence[]
  problems?: ShownProblem[]
  possible?: boolean
  /** dates that will move once confirmed */
  moves?: DateMoved[]
  /** it was tried: the answer is a refusal */
  asked?: boolean
}

async function show(
  request: PersonRequest,
  call: StaffCall,
  slug: string,
  deed: CallDeed,
  { refused = [], problems = [], possible = true, moves = [], asked = false }: Shown
): Promise<Answer> {
  const { t, body, services, account } = request
  const posted = body['command'] !== undefined
  const wrong = byField(problems)
  const { content, number } = call
  const reads = mayReadDossiers(call.person)
  const opens = deed.event === 'OPEN' && possible
  const rehearsed = opens ? await services.rehearsals.last(number) : null
  const told =
    deed.tells && reads
      ? await services.applications.list({
          ...{ account, call: number, limit: 1 },
          filter: { states: { $regex: '^file\\.(before|answering)' } }
        })
      : { total: 0 }
  return view(
    'staff/call-deed',
    {
      title: t(`staff.call-deed.${slug}.title`),
      ...{ frameCall: call.frameCall, sentences: refused, errors: problems, possible, moves },
      lead: t(`staff.call-deed.${slug}.lead`),
      button: t(`staff.call-deed.${slug}.button`),
      grave: deed.grave === true,
      asksReason: deed.reason === true,
      reason: textIn(request, 'reason'),
      seals: opens,
      rehearsal: opens && rehearsalWarning(rehearsed, number, t),
      sealed: {
        questions: content.form.sections.flatMap(({ groups }) =>
          groups.flatMap(({ questions }) => questions)
        ).length,
        criteria: content.grid?.criteria.length ?? 0,
        places: content.settings.places,
        jury: content.jury.length
      },
      closesAt: call.instance.subject.closesAt,
      told: told.total,
      tells: deed.tells === true && reads && possible,
      dates: deed.dates
        ? fieldsOf('calendrier', content, request).map(({ path, label }) => ({
            ...{ name: controlName(path), label, type: 'datetime-local', hint: '' },
            error: wrong[controlName(path)] ?? '',
            value: posted ? textIn(request, controlName(path)) : valueAt(content, path)
          }))
        : [],
      command: posted ? commandIn(request) : newId(),
      ...{ action: paths.staff.callDeed(number, slug), back: paths.staff.call(number) }
    },
    problems.length > 0 ? 422 : asked ? 409 : 200
  )
}
