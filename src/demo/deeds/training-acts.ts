import type { Account } from '../../accounts/index.ts'
import { signProposed, writeDossier } from '../../playing/acts/dossier-acts.ts'
import { command } from '../../playing/deed.ts'
import type { Services } from '../../services.ts'
import { parisInstant } from '../../shared/paris-time.ts'
import type { Answer } from '../../forms/index.ts'
import type { Dossier } from '../story/dossier-schema.ts'
import { formAnswers } from '../story/form-answers.ts'
import { storyPiece } from '../story-piece.ts'
import type { StoryDeed as Deed, StoryStage as Stage } from '../story-stage.ts'

/** Number of the call on which the team trains, and who runs it. */
export const TRAINING_CALL = '2027-03'
export const TRAINER = 'Léa Bastien'

/** An invented dossier of the training call. */
export interface Trainee {
  id: string
  territory: string
  /** of its addresses */
  domain: string
  /** the dossier of the story whose answers and pieces it takes over */
  model: Dossier
}

interface On {
  account: Account
  number: string
  command: string
}

type Act = (services: Services, on: On) => Promise<unknown>

/** Something that a dossier's writer does, in Paris time of 2027. */
export const byWriter = actsOf(writerOf)

/** Something that its officer does. */
export const byTrainer = actsOf(({ person }) => person(TRAINER))

const byMayor = actsOf(({ services }, trainee) => services.accounts.ensure(signatory(trainee)))

/** The signatory validates what was asked last. */
export function bySignatory(trainee: Trainee, at: string, what: string): Deed {
  return byMayor(trainee, at, what, signProposed)
}

function actsOf(who: (stage: Stage, trainee: Trainee) => Promise<Account>) {
  return (trainee: Trainee, at: string, what: string, act: Act): Deed =>
    moment(trainee, at, what, async (stage) => {
      const account = await who(stage, trainee)
      await act(stage.services, { ...(await on(stage, trainee, what)), account })
    })
}

/** A draft that its writer deletes. */
export function deletes(trainee: Trainee, at: string): Deed {
  return moment(trainee, at, 'begins and is deleted', async (stage) => {
    const account = await writerOf(stage, trainee)
    const number = await begin(stage, trainee)
    const id = command(TRAINING_CALL, trainee.id, 'delete')
    await stage.services.applications.deleteDraft({ account, number, command: id })
  })
}

/** Begun, written whole and shown to its signatory. */
export function asks(trainee: Trainee, day: string): Deed[] {
  return [
    moment(trainee, `${day}T10:00`, 'is written', async (stage) => {
      const account = await writerOf(stage, trainee)
      const number = await begin(stage, trainee)
      await writeDossier(stage.services, { account, number }, written(trainee))
    }),
    byWriter(trainee, `${day}T10:30`, 'asks for its signature', ({ applications }, args) =>
      applications.askSignature(args)
    )
  ]
}

/** The same, to the deposit. */
export function deposits(trainee: Trainee, day: string): Deed[] {
  return [
    ...asks(trainee, day),
    bySignatory(trainee, `${day}T11:00`, 'is signed'),
    byWriter(trainee, `${day}T11:30`, 'is deposited', ({ applications, clock }, args) =>
      applications.deposit({ ...args, receivedAt: clock.now() })
    )
  ]
}

function moment({ territory }: Trainee, at: string, what: string, play: Deed['play']): Deed {
  const [day = '', time] = at.split('T')
  return { at: parisInstant(`2027-${day}`, time), what: `${territory} ${what}`, play }
}

/** @returns the number of the dossier */
async function begin(stage: Stage, trainee: Trainee): Promise<string> {
  const account = await writerOf(stage, trainee)
  const start = {
    call: TRAINING_CALL,
    account,
    command: command(TRAINING_CALL, 'start', trainee.id)
  }
  return stage.services.applications.start(start)
}

async function on({ services }: Stage, trainee: Trainee, what: string) {
  const found = await services.applications.models.applications
    .findOne({ 'subject.call': TRAINING_CALL, 'subject.title': titleOf(trainee) }, { _id: 1 })
    .lean()
  if (!found) throw new Error(`${trainee.territory} has no dossier.`)
  return { number: found._id, command: command(TRAINING_CALL, trainee.id, what) }
}

function titleOf({ territory }: Trainee): string {
  return `Dossier d’entraînement : ${territory}`
}

function writerOf({ services }: Stage, { territory, domain }: Trainee): Promise<Account> {
  return services.accounts.ensure({
    mail: `secretariat@${domain}`,
    name: `Secrétariat de ${territory}`
  })
}

function signatory({ domain, model }: Trainee) {
  return { ...model.answers.signatory, mail: `signature@${domain}` }
}

/** The answers and pieces of a dossier of the story, under another title. */
function written(trainee: Trainee) {
  const { model } = trainee
  const answers: Answer[] = formAnswers(model.answers).map((one) =>
    one.id === 'signatory'
      ? { ...one, value: signatory(trainee) }
      : one.id === 'title'
        ? { ...one, value: titleOf(trainee) }
        : one
  )
  const pieces = model.attachments.map((piece) => storyPiece(piece, trainee.territory))
  return { answers, pieces }
}
