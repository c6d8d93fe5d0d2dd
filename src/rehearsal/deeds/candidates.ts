import { plainQuestion } from '../../forms/index.ts'
import { signProposed, writeDossier } from '../../playing/acts/dossier-acts.ts'
import {
  act,
  piecesOf,
  signatoryOf,
  type InventedDossier,
  type RehearsalDeed,
  type RehearsalStage
} from '../rehearsal-stage.ts'
import { command, between } from './moments.ts'

/** From the first word to the closing, as each profile does it. Writers are silent from the closing only. */
export function candidatesDeeds(stage: RehearsalStage): RehearsalDeed[] {
  return stage.dossiers.flatMap((dossier) => dossierDeeds(stage, dossier))
}

function dossierDeeds(
  { dates, dossiers }: RehearsalStage,
  dossier: InventedDossier
): RehearsalDeed[] {
  const { opensAt, closesAt } = dates
  const share = dossier.rank / dossiers.length
  const at = (from: number, span: number) => between(opensAt, closesAt, from + span * share)
  const deed = (moment: Date, what: string, play: RehearsalDeed['play']): RehearsalDeed => ({
    ...{ at: moment, what: `${dossier.rank + 1} ${what}`, play }
  })
  const begins = [
    deed(at(0.05, 0.3), 'begins', (stage) => begin(stage, dossier)),
    deed(at(0.36, 0.2), 'writes', (stage) => write(stage, dossier))
  ]
  if (dossier.profile === 'never-finishes') return begins
  if (dossier.profile === 'on-paper')
    return [...begins, deed(at(0.75, 0.1), 'comes on paper', (stage) => onPaper(stage, dossier))]
  const signing = [
    // one waits long enough for its signatory to be reminded
    deed(at(dossier.rank === 0 ? 0.57 : 0.68, 0.1), 'asks', (stage) => ask(stage, dossier, 1)),
    ...(dossier.profile === 'unsigned-at-first'
      ? [
          deed(at(0.7, 0.1), 'is not signed', (stage) => refuse(stage, dossier)),
          deed(at(0.71, 0.1), 'asks again', (stage) => ask(stage, dossier, 2))
        ]
      : []),
    deed(at(0.72, 0.1), 'is signed', (stage) => sign(stage, dossier, 1))
  ]
  const deposits = [
    ...begins,
    ...signing,
    deed(at(0.83, 0.05), 'deposits', (stage) => deposit(stage, dossier, 1))
  ]
  if (dossier.profile === 'left-to-the-clock') return [...begins, ...signing]
  if (dossier.profile === 'takes-up-again')
    return [
      ...deposits,
      deed(at(0.89, 0.01), 'takes up again', (stage) => takeUpAgain(stage, dossier)),
      deed(at(0.91, 0.01), 'asks once more', (stage) => ask(stage, dossier, 3)),
      deed(at(0.93, 0.01), 'is signed again', (stage) => sign(stage, dossier, 2)),
      deed(at(0.95, 0.01), 'deposits again', (stage) => deposit(stage, dossier, 2))
    ]
  if (dossier.profile === 'withdraws')
    return [...deposits, deed(at(0.96, 0.02), 'withdraws', (stage) => withdraw(stage, dossier))]
  return deposits
}

const writer = (what: string) => ({ role: 'writer', what, sets: true })

async function begin(stage: RehearsalStage, dossier: InventedDossier): Promise<void> {
  // what comes on paper is begun by the team
  const paper = dossier.profile === 'on-paper'
  const account = paper ? stage.cast.officer : await stage.cast.candidate(dossier.rank)
  await act(
    stage,
    paper ? { role: 'officer', what: 'start', sets: true } : writer('start'),
    async () => {
      const { applications } = stage.services
      const start = paper ? applications.startOnPaper : applications.start
      dossier.number = await start({
        ...{ call: stage.call, account, command: command(dossier.rank, 'start') }
      })
    }
  )
}

async function write(stage: RehearsalStage, dossier: InventedDossier): Promise<void> {
  if (dossier.number === '') return
  const paper = dossier.profile === 'on-paper'
  const account = paper ? stage.cast.officer : await stage.cast.candidate(dossier.rank)
  const { answers } = dossier
  const half = answers.slice(0, Math.ceil(answers.length / 2))
  const unfinished = dossier.profile === 'never-finishes'
  await act(stage, writer('write'), () =>
    writeDossier(
      stage.services,
      { account, number: dossier.number },
      { answers: unfinished ? half : answers, pieces: unfinished ? [] : piecesOf(dossier) }
    )
  )
}

async function ask(stage: RehearsalStage, dossier: InventedDossier, time: number): Promise<void> {
  if (!stage.content.settings.signatory || dossier.number === '') return
  const account = await stage.cast.candidate(dossier.rank)
  await act(stage, writer('ask-signature'), () =>
    stage.services.applications.askSignature({
      ...{ account, number: dossier.number, command: command(dossier.rank, 'ask', time) }
    })
  )
}

async function sign(stage: RehearsalStage, { number, rank }: InventedDossier, time: number) {
  if (!stage.content.settings.signatory || number === '') return
  const account = await signatoryHere(stage, number)
  if (!account) return
  await act(stage, { role: 'signatory', what: 'sign' }, () =>
    signProposed(stage.services, { account, number, command: command(rank, 'sign', time) })
  )
}

async function refuse(stage: RehearsalStage, { number, rank }: InventedDossier): Promise<void> {
  if (!stage.content.settings.signatory || number === '') return
  const account = await signatoryHere(stage, number)
  if (!account) return
  await act(stage, { role: 'signatory', what: 'refuse-signature' }, () =>
    stage.services.applications.refuseSignature({
      ...{ account, number, command: command(rank, 'refuse') },
      reason: 'Une phrase est à reprendre avant de valider.'
    })
  )
}

async function deposit(stage: RehearsalStage, dossier: InventedDossier, time: number) {
  const { number, rank } = dossier
  if (number === '' || (await waitsForSignature(stage, number))) return
  const account = await stage.cast.candidate(rank)
  await act(stage, writer('deposit'), () =>
    stage.services.applications.deposit({
      ...{ account, number, command: command(rank, 'deposit', time) },
      receivedAt: stage.services.clock.now()
    })
  )
}

async function takeUpAgain(stage: RehearsalStage, dossier: InventedDossier): Promise<void> {
  const { number, rank } = dossier
  const account = await stage.cast.candidate(rank)
  const states = await statesOf(stage, number)
  if (!states.includes('file.before.deposited')) return
  await act(stage, writer('take-up-again'), async () => {
    const { applications } = stage.services
    await applications.takeUpAgain({ account, number, command: command(rank, 'again') })
    const plain = plainQuestion(stage.content.form, dossier.answers)
    const changed = dossier.answers.map((one) =>
      one.id === plain ? { ...one, value: 'Repris' } : one
    )
    await applications.writeAnswers({ account, number, answers: changed })
  })
}

async function withdraw(stage: RehearsalStage, { number, rank }: InventedDossier): Promise<void> {
  if (!(await statesOf(stage, number)).includes('file.before.deposited')) return
  const account = await stage.cast.candidate(rank)
  await act(stage, writer('withdraw'), () =>
    stage.services.applications.withdraw({
      ...{ account, number, command: command(rank, 'withdraw') },
      reason: 'Le projet est reporté.'
    })
  )
}

async function onPaper(stage: RehearsalStage, { number, rank }: InventedDossier): Promise<void> {
  if (number === '') return
  const { cast, services } = stage
  const account = cast.officer
  const candidate = await cast.candidate(rank)
  await act(stage, { role: 'officer', what: 'deposit-on-paper' }, async () => {
    await services.applications.depositOnPaper({
      ...{ account, number, command: command(rank, 'paper') },
      ...{ receivedAt: services.clock.now(), how: 'Reçu par la poste, signé.' },
      ...{ signedBy: 'Personne inventée', quality: 'Maire' },
      contact: { mail: candidate.mail, name: candidate.name }
    })
  })
}

async function statesOf({ services }: RehearsalStage, number: string): Promise<string[]> {
  const found = await services.applications.models.applications
    .findById(number, { states: 1 })
    .lean()
  return found?.states ?? []
}

/** Nobody signed: that a deposit is refused then is no discovery. */
async function waitsForSignature(stage: RehearsalStage, number: string): Promise<boolean> {
  return (await statesOf(stage, number)).some((state) => state.includes('signing'))
}

async function signatoryHere(stage: RehearsalStage, number: string) {
  const instance = await stage.services.applications.models.applications
    .findById(number, { snapshot: 1 })
    .lean()
  return instance ? signatoryOf(stage, instance) : undefined
}
