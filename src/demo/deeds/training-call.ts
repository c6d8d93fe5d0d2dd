import type { CalendarDates } from '../../calls/index.ts'
import { command } from '../../playing/deed.ts'
import { FULL, SLOW } from '../demo-mail.ts'
import { deed, type StoryDeed as Deed } from '../story-stage.ts'
import type { Dossier } from '../story/dossier-schema.ts'
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

const FOLLOWED = trainee('followed', 'Clairlieu', 'clairlieu.example')
const UNREACHED = trainee('unreached', 'Fontvive', `fontvive${FULL}`)
const SLOWLY = trainee('slowly', 'Hauteplaine', `hauteplaine${SLOW}`)
const REFUSED = trainee('refused', 'Valsec', 'valsec.example')
const REMINDED = trainee('reminded', 'Montrond', 'montrond.example')
const UNSIGNED = trainee('unsigned', 'Orval', `orval${FULL}`)
const DELETED = trainee('deleted', 'Prébois', 'prebois.example')

/**
 * The call on which the team trains: what the story's own dossiers never meet, when people are late, away or out of
 * reach. Dates are chosen so that each state holds when a scene stops.
 */
export function trainingDeeds(story: Story): Deed[] {
  const model = story.dossiers.find(({ status }) => status === 'deposited')
  if (!model) throw new Error('No dossier of the story is whole.')
  return [
    openingDeed(story),
    ...beforeClosing(model),
    ...screening(model),
    byWriter(SLOWLY, '05-27T15:00', 'withdraws', ({ applications }, on) =>
      applications.withdraw({ ...on, reason: 'La commune a trop à faire cette année.' })
    )
  ]
}

function trainee(id: string, territory: string, domain: string): Trainee {
  return { id, territory, domain }
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

function beforeClosing(model: Dossier): Deed[] {
  const takesUpAgain = (one: Trainee, at: string) =>
    byWriter(one, at, 'is taken up again', ({ applications }, on) => applications.takeUpAgain(on))
  const asksOnceMore = (one: Trainee, at: string) =>
    byWriter(one, at, 'asks once more', ({ applications }, on) => applications.askSignature(on))
  return [
    ...[FOLLOWED, UNREACHED, SLOWLY, REFUSED].flatMap((one) => deposits(one, '03-15', model)),
    ...asks(UNSIGNED, '03-12', model),
    ...asks(REMINDED, '03-18', model),
    deletes(DELETED, '03-12T09:00'),
    deed('2027-03-18T09:00:00+01:00', 'paper is being typed', async ({ services, person }) => {
      const account = await person(TRAINER)
      const start = { call: TRAINING_CALL, account, command: command(TRAINING_CALL, 'paper') }
      await services.applications.startOnPaper(start)
    }),
    takesUpAgain(FOLLOWED, '03-19T09:00'),
    takesUpAgain(UNREACHED, '03-19T09:10'),
    takesUpAgain(SLOWLY, '03-19T09:20'),
    asksOnceMore(UNREACHED, '03-20T09:00'),
    asksOnceMore(SLOWLY, '03-20T09:10'),
    bySignatory(SLOWLY, '03-20T17:00', 'is signed again')
  ]
}

/** A mail that nobody receives is made good by telephone; one answer comes back changed, another never. */
function screening(model: Dossier): Deed[] {
  const corrects = (one: Trainee, at: string, due: string, reopens: string[]) => [
    byTrainer(one, at, 'is to be corrected', ({ applications }, on) =>
      applications.requestCorrection({
        ...{ ...on, kind: 'incomplete' as const, reopens, dueAt: new Date(due) },
        message: 'Une réponse est à compléter.'
      })
    )
  ]
  const telephones = (one: Trainee, at: string, due: string) =>
    byTrainer(one, at, 'is called', ({ applications, clock }, on) =>
      applications.settleLetter({
        ...{ ...on, how: 'Dit au téléphone, puis remis à l’accueil.' },
        ...{ at: clock.now(), dueAt: new Date(due) }
      })
    )
  return [
    byTrainer(REFUSED, '04-06T10:00', 'is inadmissible', ({ applications }, on) =>
      applications.declareInadmissible({
        ...{ ...on, reason: 'Le territoire est hors de la région (article 2).' }
      })
    ),
    ...corrects(UNREACHED, '04-06T11:00', '2027-04-21T18:00:00+02:00', ['risks']),
    ...corrects(SLOWLY, '04-07T11:00', '2027-04-22T18:00:00+02:00', ['risks']),
    telephones(UNREACHED, '04-12T10:00', '2027-05-14T18:00:00+02:00'),
    telephones(SLOWLY, '04-12T11:00', '2027-05-07T18:00:00+02:00'),
    byWriter(
      UNREACHED,
      '05-17T09:00',
      'answers',
      async ({ applications }, { account, number, command: id }) => {
        const correction = `correction:${command(TRAINING_CALL, UNREACHED.id, 'is to be corrected')}`
        const answers = [{ id: 'risks', value: `${model.answers.risks} Et une météo contraire.` }]
        await applications.writeCorrection({ account, number, id: correction, answers })
        await applications.answerCorrection({ account, number, id: correction, command: id })
      }
    )
  ]
}
