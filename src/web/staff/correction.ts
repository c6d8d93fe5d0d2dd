import { MESSAGE_MAX } from '../../applications/index.ts'
import { labelsOf, questionsOfSection, sectionLetter } from '../../forms/index.ts'
import { BadInput, type Sentence } from '../../shared/errors.ts'
import type { PreviewedLetter } from '../../services.ts'
import { newId } from '../../shared/ids.ts'
import { inLang } from '../../shared/lang.ts'
import { parisInstant, parisIsoDate } from '../../shared/paris-time.ts'
import { notFound, redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField, inputProblems, tell, type ShownProblem } from '../refusals/index.ts'
import { openStaffDossier, type StaffDossier } from './dossier/open-staff-dossier.ts'
import { shownLetter } from './dossier/shown-letter.ts'
import { staffHead } from './dossier/staff-head.ts'
import { commandIn, listIn, textIn } from './team/form.ts'
import { instantIn, wallOf } from './team/paris-field.ts'

const KINDS = ['incomplete', 'incorrect', 'outdated'] as const
const DAY = 86_400_000

/**
 * Asks the candidate to correct what is named. The letter stands beside the form, in the words that will leave;
 * it is sent only as it was last read.
 */
export const correction: Page = {
  path: paths.staff.correction(':dossier'),
  audience: 'staff',
  nav: 'pipeline',
  get: async (request) => {
    const dossier = await openStaffDossier(request)
    if (!dossier.screening) return notFound()
    return show(request, dossier, {})
  },
  post: async (request) => {
    const dossier = await openStaffDossier(request)
    const { services, account, t } = request
    const { number, screening, call } = dossier
    if (!screening) return notFound()
    try {
      const dueAt = instantIn('dueAt', textIn(request, 'dueAt'))
      const typed = { message: textIn(request, 'message'), reopens: listIn(request, 'reopens') }
      check(typed, dueAt, request.clock.now())
      const kind = KINDS.find((one) => one === textIn(request, 'kind')) ?? 'incomplete'
      const letter = await services.preview.correction({ account, number, kind, dueAt, ...typed })
      const seen = textIn(request, 'seen') === letter.digest
      if (textIn(request, 'step') !== 'send' || !seen) {
        const stale = textIn(request, 'step') === 'send'
        return await show(request, dossier, { letter, stale })
      }
      const command = commandIn(request)
      await services.applications.requestCorrection({
        ...{ account, number, command, kind, dueAt, ...typed }
      })
      return redirect(paths.staff.application(number), t('staff.correction.sent'))
    } catch (error) {
      if (error instanceof BadInput) {
        return show(request, dossier, { problems: inputProblems(request, error) })
      }
      const told = tell(error, call.voice)
      if (!told) throw error
      return show(request, dossier, { refused: told.sentences })
    }
  }
}

/** The same limits as the domain's, before anything is sent. */
function check(
  { message, reopens }: { message: string; reopens: readonly string[] },
  dueAt: Date,
  now: Date
): void {
  const over = message.length - MESSAGE_MAX
  const problems = [
    ...(message.trim() === ''
      ? [{ field: 'message', code: 'application.correction-message-empty' }]
      : []),
    ...(over > 0
      ? [{ field: 'message', code: 'application.too-long', params: { max: MESSAGE_MAX, over } }]
      : []),
    ...(reopens.length === 0
      ? [{ field: 'reopens', code: 'application.correction-reopens-nothing' }]
      : []),
    ...(dueAt <= now ? [{ field: 'dueAt', code: 'application.date-passed' }] : [])
  ]
  if (problems.length > 0) throw new BadInput(problems)
}

interface Shown {
  /** as it would leave with what the form holds, once it holds enough */
  letter?: PreviewedLetter
  /** it was sent with other words than those last read */
  stale?: boolean
  problems?: ShownProblem[]
  refused?: Sentence[]
}

async function show(
  request: PersonRequest,
  dossier: StaffDossier,
  { letter, stale = false, problems = [], refused = [] }: Shown
): Promise<Answer> {
  const { t, lang, clock } = request
  const { number, call, content, screening } = dossier
  const failing = new Set(screening?.failing)
  const positions = labelsOf(content.form)
  const suggested = content.checks.filter(({ id }) => failing.has(id)).flatMap(({ reads }) => reads)
  const posted = request.body['step'] !== undefined
  const chosen = new Set(posted ? listIn(request, 'reopens') : suggested)
  const kind = textIn(request, 'kind') || 'incomplete'
  const standard = new Date(clock.now().getTime() + content.settings.correctionDays * DAY)
  const evening = parisInstant(parisIsoDate(standard), '18:00')
  const sections = content.form.sections.map((section, at) => ({
    title: `${sectionLetter(at)}. ${inLang(section.title, lang).text}`,
    questions: questionsOfSection(section).map(({ id, label }) => ({
      ...{ id, label: inLang(label, lang).text, code: positions.get(id) ?? '' },
      ...{ checked: chosen.has(id), first: chosen.has(id) || suggested.includes(id) }
    }))
  }))
  return view(
    'staff/correction',
    {
      title: t('staff.correction.title'),
      ...{ frameCall: call.frameCall, head: await staffHead(request, dossier) },
      ...{ letter: shownLetter(request, letter), stale, at: clock.now() },
      ...{ errors: problems, wrong: byField(problems), sentences: refused },
      kinds: KINDS.map((value) => ({
        ...{ value, checked: value === kind, label: t(`staff.correction.kind.${value}`) },
        what: t(`staff.correction.kind-what.${value}`)
      })),
      first: sections.flatMap(({ questions }) => questions.filter(({ first }) => first)),
      others: sections
        .map(({ title, questions }) => ({
          title,
          questions: questions.filter(({ first }) => !first)
        }))
        .filter(({ questions }) => questions.length > 0),
      days: content.settings.correctionDays,
      dueField: posted ? textIn(request, 'dueAt') : wallOf(evening),
      message: textIn(request, 'message'),
      command: posted ? commandIn(request) : newId(),
      action: paths.staff.correction(number)
    },
    problems.length > 0 ? 422 : refused.length > 0 || stale ? 409 : 200
  )
}
