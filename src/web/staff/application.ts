import { isTyped } from '../../applications/index.ts'
import { instantsOf } from '../../calls/index.ts'
import { BadInput } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField, inputProblems, type ShownProblem } from '../refusals/index.ts'
import { checksOf } from './dossier/checks-of.ts'
import { clockSteps } from './dossier/clock-steps.ts'
import { deedsOf } from './dossier/deeds-of.ts'
import { journalLines } from './dossier/journal-lines.ts'
import { openStaffDossier, type StaffDossier } from './dossier/open-staff-dossier.ts'
import { correctionsOf, lettersOf, messagesOf, notesOf, teamPeople } from './dossier/parts.ts'
import { neighboursOf } from './dossier/neighbours.ts'
import { isReceivedOnPaper, paperOf } from './dossier/paper-of.ts'
import { piecesOf } from './dossier/pieces-of.ts'
import { staffHead } from './dossier/staff-head.ts'
import { commandIn, textIn } from './team/form.ts'

/** States in which the team still checks. */
const CHECKED = /^file\.before\.(screening|correction)/
const SHOWN_STEPS = 8

/** One dossier: what it says beside what is checked, what can be done, who wrote what, and its journal. */
export const application: Page = {
  path: paths.staff.application(':dossier'),
  audience: 'staff',
  nav: 'pipeline',
  get: async (request) => show(request, await openStaffDossier(request)),
  post: async (request) => {
    const dossier = await openStaffDossier(request)
    const what = textIn(request, 'what')
    try {
      await write(request, dossier, what)
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      const problems = inputProblems(request, error).map((one) => ({
        ...one,
        field: `${what}-${one.field}`,
        href: `#${what}-${one.field}`
      }))
      return show(request, dossier, problems)
    }
    const anchor =
      { note: '#notes', message: '#messages' }[what] ?? `#check-${textIn(request, 'point')}`
    const said = what === 'note' || what === 'message' ? what : 'check'
    return redirect(
      `${paths.staff.application(dossier.number)}${anchor}`,
      request.t(`staff.dossier.done-${said}`)
    )
  }
}

async function write(
  request: PersonRequest,
  { number }: StaffDossier,
  what: string
): Promise<void> {
  const { applications } = request.services
  const { account } = request
  const writing = { account, number, text: textIn(request, 'text'), command: commandIn(request) }
  if (what === 'note') return applications.writeNote(writing)
  if (what === 'message') {
    await applications.writeExchange(writing)
    return
  }
  const verdict = textIn(request, 'verdict')
  if (verdict !== 'conform' && verdict !== 'to-correct' && verdict !== 'unsure') {
    throw new BadInput([{ field: 'verdict', code: 'staff.verdict.missing' }])
  }
  const [point, note] = [textIn(request, 'point'), textIn(request, 'note')]
  await applications.checkPoint({ account, number, point, verdict, note })
}

async function show(
  request: PersonRequest,
  dossier: StaffDossier,
  problems: ShownProblem[] = []
): Promise<Answer> {
  const { number, screening, call, access, content } = dossier
  const { t } = request
  const [head, deeds, corrections, notes, messages, letters, people, journal] = await Promise.all([
    staffHead(request, dossier),
    deedsOf(request, dossier),
    screening ? correctionsOf(request, dossier) : [],
    notesOf(request, number),
    messagesOf(request, number),
    lettersOf(request, number),
    teamPeople(request, dossier),
    journalLines(request, dossier)
  ])
  const what = textIn(request, 'what')
  return view(
    'staff/application',
    {
      title: t('staff.dossier.title', { number, territory: head.territory }),
      ...{ frameCall: call.frameCall, head, deeds, corrections, notes, messages, letters, people },
      clock: clockSteps(request, dossier),
      journal: journal.slice(0, SHOWN_STEPS),
      steps: journal.length,
      ...(screening && { pieces: piecesOf(screening, request.lang) }),
      ...(screening && { screening: await checksOf(request, screening, call.voice) }),
      mayCheck: call.isOfficer && CHECKED.test(access.instance.states[0] ?? ''),
      mayWrite: call.isOfficer,
      answerBy: new Date(instantsOf(content.calendar).answersBy),
      ...{ errors: problems, wrong: byField(problems), command: newId() },
      typed: problems.length > 0 ? { [what]: textIn(request, 'text') } : {},
      ...{ paper: await paperOf(request, dossier), around: await neighboursOf(request, dossier) },
      links: {
        ...(isTyped(access.instance) && { paper: paths.staff.paper(number) }),
        ...(isReceivedOnPaper(dossier) && { receipt: paths.staff.receiptPdf(number) }),
        here: paths.staff.application(number),
        reading: paths.staff.reading(number),
        journal: paths.staff.journal(number),
        correction: paths.staff.correction(number),
        standAside: paths.staff.deed(number, 'deport')
      }
    },
    problems.length > 0 ? 422 : 200
  )
}
