import type { ApplicationInstance } from '../../applications/index.ts'
import { sampleFile } from '../../playing/sample-file.ts'
import { findQuestion } from '../../forms/index.ts'
import { factsOf } from '../../reviews/index.ts'
import {
  act,
  dossiersIn,
  writerOf,
  type RehearsalDeed,
  type RehearsalStage
} from '../rehearsal-stage.ts'
import { command, daysAfter } from './moments.ts'

/** Days on which people look at what they have, after the jury and after the date of the answers. */
const AFTER_JURY = [8, 11, 16]
const AFTER_ANSWERS = [1, 3, 6, 12, 20, 30, 45, 60, 75, 90, 120, 150, 180, 210]

/** What follows the signature: the announcement, readings, acceptances, pieces, appeals, and the end of the call. */
export function answersDeeds({ dates, silent }: RehearsalStage): RehearsalDeed[] {
  const { juryAt, answersBy, authorityFallbackAt, reserveExpiresAt } = dates
  const first = answersBy > authorityFallbackAt ? answersBy : authorityFallbackAt
  const looks = [
    ...AFTER_JURY.map((days) => daysAfter(juryAt, days)).filter((at) => at < first),
    ...AFTER_ANSWERS.filter((days) => silent === null || days <= 30)
      .map((days) => daysAfter(first, days))
      .filter((at) => at < reserveExpiresAt || at < daysAfter(first, 31))
  ]
  return [
    ...looks.flatMap((at) => [
      { at, what: 'candidates look at their answers', play: candidatesLook },
      { at: daysAfter(at, 0.1), what: 'the team looks after the answers', play: teamLooks },
      { at: daysAfter(at, 0.2), what: 'the authority answers appeals', play: answerAppeals }
    ]),
    // the first thing the team does with the result, as soon as every answer is there
    ...(silent === 'officer'
      ? []
      : [{ at: daysAfter(first, 0.5), what: 'the result is announced', play: teamLooks }])
  ]
}

async function teamLooks(stage: RehearsalStage): Promise<void> {
  const { services, call: number, cast } = stage
  const instance = await services.calls.find(number)
  const by = { id: cast.officer.id, roles: ['officer'] }
  const counts = await services.applications.unanswered(number)
  const at = services.clock.now().getTime()
  const states = instance?.states ?? []
  if (states.includes('announcing') && counts.unanswered === 0) {
    await act(stage, { role: 'officer', what: 'announce' }, () =>
      services.calls.announce({ number, by, command: command('announce', at) })
    )
  } else if (counts.unanswered + counts.failedAlerts === 0 && states.some(mayComplete)) {
    await act(stage, { role: 'officer', what: 'complete' }, () =>
      services.calls.complete({ number, by, command: command('complete', at) })
    )
  }
}

const mayComplete = (state: string) =>
  state.startsWith('announced.') || state === 'cancelled' || state === 'withoutAction'

/** Of the selected, the second one declines and the third never opens its letter; one refused appeals. */
async function candidatesLook(stage: RehearsalStage): Promise<void> {
  const answered = await dossiersIn(stage, 'file.answered')
  const kindOf = (one: ApplicationInstance) => factsOf(one).outcome?.kind
  for (const instance of answered) {
    if (factsOf(instance).readAt !== null) await reply(stage, instance)
    else if (placeOf(instance) !== 3) await read(stage, instance)
  }
  const refused = answered.find((one) => kindOf(one) === 'notSelected')
  if (refused && factsOf(refused).readAt !== null) await appeal(stage, refused)
}

/** The place that the decision gave; null for a dossier called from the reserve, which always accepts. */
function placeOf(instance: ApplicationInstance): number | null {
  const { outcome } = factsOf(instance)
  const called = instance.history.some(({ event }) => event.type === 'PROMOTE')
  return outcome?.kind === 'selected' && !called ? outcome.rank : null
}

async function read(stage: RehearsalStage, { _id: number }: ApplicationInstance): Promise<void> {
  const account = await writerOf(stage, number)
  const at = stage.services.clock.now().getTime()
  await act(stage, { role: 'writer', what: 'read-answer' }, () =>
    stage.services.selection.read({ account, number, command: command(number, 'read-answer', at) })
  )
}

async function reply(stage: RehearsalStage, instance: ApplicationInstance) {
  const { selection } = stage.services
  const { _id: number } = instance
  const account = await writerOf(stage, number)
  const on = { account, number }
  if (isIn(instance, 'selected.read', 'selected.reminded')) {
    const declines = placeOf(instance) === 2
    await act(stage, { role: 'writer', what: declines ? 'decline' : 'accept' }, () =>
      declines
        ? selection.decline({
            ...on,
            reason: 'Un autre projet passe avant.',
            command: command(number, 'decline')
          })
        : selection.accept({ ...on, command: command(number, 'accept') })
    )
  } else if (isIn(instance, 'accepted.pieces')) {
    await act(stage, { role: 'writer', what: 'provide-pieces' }, () => bringPieces(stage, on))
  }
}

async function bringPieces(
  { services: { selection } }: RehearsalStage,
  on: { account: Awaited<ReturnType<typeof writerOf>>; number: string }
): Promise<void> {
  const { missing, content } = await selection.wantedPieces(on)
  for (const id of missing) {
    const question = findQuestion(content.form, id)
    if (question?.type !== 'attachment') continue
    const type = question.accept[0] ?? 'pdf'
    const upload = { name: `${id}.${type}`, content: sampleFile(type, 'Repetition') }
    await selection.attachPiece({ ...on, question: id, upload })
  }
  await selection.providePieces({ ...on, command: command(on.number, 'pieces') })
}

async function appeal(stage: RehearsalStage, instance: ApplicationInstance): Promise<void> {
  const { _id: number, states } = instance
  if (!states.includes('appeal.none')) return
  const account = await writerOf(stage, number)
  await act(stage, { role: 'writer', what: 'appeal' }, () =>
    stage.services.selection.appeal({
      ...{ account, number, command: command(number, 'appeal') },
      reason: 'Notre dossier a été mal compris : nous demandons qu’il soit relu.'
    })
  )
}

async function answerAppeals(stage: RehearsalStage): Promise<void> {
  for (const { _id: number } of await dossiersIn(stage, 'appeal.examined')) {
    await act(stage, { role: 'authority', what: 'answer-appeal' }, () =>
      stage.services.selection.answerAppeal({
        ...{ account: stage.cast.authority, number, command: command(number, 'appeal-answer') },
        ...{ upheld: false, reason: 'La relecture confirme l’appréciation du jury.' }
      })
    )
  }
}

function isIn({ states }: ApplicationInstance, ...stages: string[]): boolean {
  return states.some((state) => stages.some((one) => state === `file.answered.${one}`))
}
