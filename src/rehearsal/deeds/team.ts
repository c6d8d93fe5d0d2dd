import type { ApplicationInstance } from '../../applications/index.ts'
import { plainQuestion } from '../../forms/index.ts'
import { checkAll, signProposed } from '../../playing/acts/dossier-acts.ts'
import { parisInstant, parisIsoDate } from '../../shared/paris-time.ts'
import {
  act,
  dossiersIn,
  inventedOf,
  signatoryOf,
  writerOf,
  type RehearsalDeed,
  type RehearsalStage
} from '../rehearsal-stage.ts'
import { between, command, daysAfter } from './moments.ts'

const OFFICER = 'officer'

/** What the team does between the closing and the readings, and what candidates answer meanwhile. */
export function teamDeeds({ dates, content }: RehearsalStage): RehearsalDeed[] {
  const { closesAt, screeningEndsAt, readingsOpenAt } = dates
  const [first, second] = [0.15, 0.3].map((share) => between(closesAt, screeningEndsAt, share))
  const conclude = [0.4, 0.7, 0.95].map((share) => between(closesAt, screeningEndsAt, share))
  const afterCorrections = [1, 2].map((n) =>
    daysAfter(second ?? closesAt, n * (content.settings.correctionDays + 8))
  )
  return [
    { at: first ?? closesAt, what: 'dossiers are taken', play: takeAll },
    { at: second ?? closesAt, what: 'corrections are asked', play: askCorrections },
    {
      at: between(closesAt, screeningEndsAt, 0.5),
      what: 'one correction is answered',
      play: answerCorrections
    },
    { at: between(closesAt, screeningEndsAt, 0.6), what: 'it is signed again', play: signAgain },
    ...[...conclude, daysAfter(readingsOpenAt, -0.1), ...afterCorrections].map((at) => ({
      ...{ at, what: 'admissibility is decided', play: concludeAll }
    }))
  ]
}

async function takeAll(stage: RehearsalStage): Promise<void> {
  const { officer } = stage.cast
  for (const { _id: number } of await dossiersIn(stage, 'file.before.screening')) {
    await act(stage, { role: OFFICER, what: 'take' }, () =>
      stage.services.applications.assignOfficer({
        ...{ account: officer, number, officer: officer.id, command: command(number, 'take') }
      })
    )
  }
}

async function askCorrections(stage: RehearsalStage): Promise<void> {
  const { content, services, cast } = stage
  const end = daysAfter(services.clock.now(), content.settings.correctionDays)
  const dueAt = parisInstant(parisIsoDate(end), '18:00')
  for (const { _id: number } of await dossiersIn(stage, 'file.before.screening')) {
    const invented = inventedOf(stage, number)
    if (!invented || !['corrects', 'ignores-correction'].includes(invented.profile)) continue
    const reopens = [plainQuestion(content.form, invented.answers) ?? invented.pieces[0]?.question]
    await act(stage, { role: OFFICER, what: 'request-correction' }, () =>
      services.applications.requestCorrection({
        ...{ account: cast.officer, number, kind: 'incorrect' as const, dueAt },
        reopens: reopens.filter((id) => id !== undefined),
        message: 'Cette réponse est à préciser : dites qui fait quoi.',
        command: command(number, 'correct')
      })
    )
  }
}

async function answerCorrections(stage: RehearsalStage): Promise<void> {
  const { applications } = stage.services
  for (const { _id: number } of await dossiersIn(stage, 'file.before.correction')) {
    const invented = inventedOf(stage, number)
    if (invented?.profile !== 'corrects') continue
    const account = await writerOf(stage, number)
    await act(stage, { role: 'writer', what: 'answer-correction' }, async () => {
      for (const { _id: id, reopens, state } of await applications.corrections({
        account,
        number
      })) {
        if (state !== 'open') continue
        const answers = invented.answers.map((one) =>
          reopens.includes(one.id) && typeof one.value === 'string'
            ? { id: one.id, value: one.value.slice(0, -1) || 'y' }
            : one
        )
        await applications.writeCorrection({ account, number, id, answers })
        await applications.answerCorrection({
          ...{ account, number, id, command: command(number, 'corrected') }
        })
      }
    })
  }
}

async function signAgain(stage: RehearsalStage): Promise<void> {
  for (const instance of await dossiersIn(stage, 'file.before.correction.signing')) {
    const account = await signatoryOf(stage, instance)
    if (!account) continue
    const number = instance._id
    await act(stage, { role: 'signatory', what: 'sign' }, () =>
      signProposed(stage.services, { account, number, command: command(number, 'sign-again') })
    )
  }
}

async function concludeAll(stage: RehearsalStage): Promise<void> {
  for (const instance of await dossiersIn(stage, 'file.before.screening')) {
    await conclude(stage, instance)
  }
}

async function conclude(stage: RehearsalStage, { _id: number }: ApplicationInstance) {
  const { services, cast } = stage
  const on = { account: cast.officer, number }
  if (inventedOf(stage, number)?.profile === 'inadmissible') {
    await act(stage, { role: OFFICER, what: 'declare-inadmissible' }, async () => {
      const reason = 'Le projet est situé hors du territoire de l’appel.'
      await services.applications.declareInadmissible({
        ...{ ...on, reason, command: command(number, 'inadmissible') }
      })
      await services.applications.disclose({ ...on, command: command(number, 'disclose') })
    })
    return
  }
  await act(stage, { role: OFFICER, what: 'declare-admissible' }, async () => {
    await checkAll(services, on)
    const again = services.clock.now().getTime()
    await services.applications.declareAdmissible({
      ...{ ...on, command: command(number, 'admissible', again) }
    })
  })
}
