import type { CalendarDates } from '../../calls/index.ts'
import { command } from '../../playing/deed.ts'
import { FULL, SLOW } from '../demo-mail.ts'
import { deed, type StoryDeed as Deed } from '../story-stage.ts'
import type { Story } from '../story/load-story.ts'
import { storyContent } from './opening.ts'
import {
  asks,
  bySignatory,
  byTrainer,
  byWriter,
  deletes,
  deposits,
  TRAINER,
  TRAINING_CALL,
  type Trainee
} from './training-acts.ts'

/** After its closing nobody reads and no jury meets: the clock answers alone. */
const CALENDAR: CalendarDates = {
  opensAt: '2027-03-02T09:00',
  questionsUntil: '2027-03-25T24:00',
  closesAt: '2027-04-02T12:00',
  screeningEndsAt: '2027-05-05T18:00',
  screeningFallbackAt: '2027-05-25T18:00',
  readingsOpenAt: '2027-05-26T08:00',
  readingsEndAt: '2027-06-25T18:00',
  readingsFallbackAt: '2027-07-09T18:00',
  juryAt: '2027-09-14T14:00',
  juryFallbackAt: '2027-12-10T18:00',
  deputyFrom: '2028-01-28T12:00',
  answersBy: '2028-01-31T18:00',
  authorityFallbackAt: '2028-01-31T18:00',
  piecesDueAt: '2028-03-31T18:00',
  reserveExpiresAt: '2028-07-28T18:00'
}

/**
 * The call on which the team trains: what the story's own dossiers never meet, when people are late, away or out of
 * reach. Dates are chosen so that each state holds when a scene stops.
 */
export function trainingDeeds(story: Story): Deed[] {
  const trainees = traineesOf(story)
  return [
    openingDeed(story),
    ...beforeClosing(trainees),
    ...screening(trainees),
    byWriter(trainees.slowly, '05-27T15:00', 'withdraws', ({ applications }, on) =>
      applications.withdraw({ ...on, reason: 'La commune a trop à faire cette année.' })
    )
  ]
}

/** By what each meets. */
type Trainees = ReturnType<typeof traineesOf>

function traineesOf({ dossiers }: Story) {
  const models = dossiers.filter(
    (one) => one.status === 'deposited' && one.deposited.channel === 'online'
  )
  const trainee = (at: number, id: string, mails = '.example'): Trainee => {
    const model = models[at]
    if (!model) throw new Error('The story has too few dossiers to train on.')
    return { id, territory: model.territory, domain: `${id}${mails}`, model }
  }
  return {
    followed: trainee(0, 'followed'),
    unreached: trainee(1, 'unreached', FULL),
    slowly: trainee(2, 'slowly', SLOW),
    refused: trainee(3, 'refused'),
    reminded: trainee(4, 'reminded'),
    unsigned: trainee(5, 'unsigned', FULL),
    deleted: trainee(6, 'deleted')
  }
}

function openingDeed(story: Story): Deed {
  return deed(
    '2027-03-01T10:00:00+01:00',
    'the training call opens',
    async ({ services, person }) => {
      const by = { id: (await person(TRAINER)).id, roles: ['direction', 'officer'] }
      const number = await services.calls.create({
        ...{ kind: 'territoire-volontaire', command: command('create', TRAINING_CALL), by },
        change: (content) => ({
          ...storyContent(story, by.id)(content),
          calendar: CALENDAR,
          code: 'ENT',
          title: { fr: 'Appel d’entraînement de l’équipe (dossiers inventés)' },
          shortTitle: { fr: 'Entraînement de l’équipe' }
        })
      })
      await services.calls.open({ number, by, command: command('open', number) })
    }
  )
}

function beforeClosing(trainees: Trainees): Deed[] {
  const { followed, unreached, slowly, refused, reminded, unsigned, deleted } = trainees
  const takesUpAgain = (one: Trainee, at: string) =>
    byWriter(one, at, 'is taken up again', ({ applications }, on) => applications.takeUpAgain(on))
  const asksOnceMore = (one: Trainee, at: string) =>
    byWriter(one, at, 'asks once more', ({ applications }, on) => applications.askSignature(on))
  return [
    ...[followed, unreached, slowly, refused].flatMap((one) => deposits(one, '03-15')),
    ...asks(unsigned, '03-12'),
    ...asks(reminded, '03-18'),
    deletes(deleted, '03-12T09:00'),
    deed('2027-03-18T09:00:00+01:00', 'paper is being typed', async ({ services, person }) => {
      const account = await person(TRAINER)
      const start = { call: TRAINING_CALL, account, command: command(TRAINING_CALL, 'paper') }
      await services.applications.startOnPaper(start)
    }),
    takesUpAgain(followed, '03-19T09:00'),
    takesUpAgain(unreached, '03-19T09:10'),
    takesUpAgain(slowly, '03-19T09:20'),
    asksOnceMore(unreached, '03-20T09:00'),
    asksOnceMore(slowly, '03-20T09:10'),
    bySignatory(slowly, '03-20T17:00', 'is signed again')
  ]
}

/** A mail that nobody receives is made good by telephone; one answer comes back changed, another never. */
function screening({ refused, unreached, slowly }: Trainees): Deed[] {
  const corrects = (one: Trainee, at: string, due: string) =>
    byTrainer(one, at, 'is to be corrected', ({ applications }, on) =>
      applications.requestCorrection({
        ...{ ...on, kind: 'incomplete', reopens: ['risks'], dueAt: new Date(due) },
        message: 'Une réponse est à compléter.'
      })
    )
  const telephones = (one: Trainee, at: string, due: string) =>
    byTrainer(one, at, 'is called', ({ applications, clock }, on) =>
      applications.settleLetter({
        ...{ ...on, how: 'Dit au téléphone, puis remis à l’accueil.' },
        ...{ at: clock.now(), dueAt: new Date(due) }
      })
    )
  return [
    byTrainer(refused, '04-06T10:00', 'is inadmissible', ({ applications }, on) =>
      applications.declareInadmissible({
        ...{ ...on, reason: 'Le territoire est hors de la région (article 2).' }
      })
    ),
    corrects(unreached, '04-06T11:00', '2027-04-21T18:00:00+02:00'),
    corrects(slowly, '04-07T11:00', '2027-04-22T18:00:00+02:00'),
    telephones(unreached, '04-12T10:00', '2027-05-14T18:00:00+02:00'),
    telephones(slowly, '04-12T11:00', '2027-05-07T18:00:00+02:00'),
    byWriter(
      unreached,
      '05-17T09:00',
      'answers',
      async ({ applications }, { account, number, command: id }) => {
        const correction = `correction:${command(TRAINING_CALL, unreached.id, 'is to be corrected')}`
        const answers = [
          { id: 'risks', value: `${unreached.model.answers.risks} Et une météo contraire.` }
        ]
        await applications.writeCorrection({ account, number, id: correction, answers })
        await applications.answerCorrection({ account, number, id: correction, command: id })
      }
    )
  ]
}
