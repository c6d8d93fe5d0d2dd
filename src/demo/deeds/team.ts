import { parisInstant } from '../../shared/paris-time.ts'
import { command } from '../../playing/deed.ts'
import { deed, type StoryDeed as Deed, type StoryStage as Stage } from '../story-stage.ts'
import { checkAll, signProposed } from '../../playing/acts/dossier-acts.ts'
import { storyPiece } from '../story-piece.ts'
import { giveToReaders } from './committee.ts'
import type { Story } from '../story/load-story.ts'
import { formAnswers } from '../story/form-answers.ts'

type Dossier = Story['dossiers'][number]
type Deposited = Extract<Dossier, { status: 'deposited' }>
type Correction = Story['corrections'][number]

/** What the team does between the closing and the readings: taking, checking, correcting, deciding on admissibility. */
export function teamDeeds(story: Story): Deed[] {
  const deposited = story.dossiers.filter((one): one is Deposited => one.status === 'deposited')
  return [
    ...deposited.flatMap(screeningDeeds),
    ...story.corrections.flatMap((one) => correctionDeeds(one, story)),
    ...story.messages.map(({ dossier, at, from, text }, index) =>
      deed(at, `${from} writes about ${dossier}`, async ({ services, person }) => {
        const account = await person(from)
        const writing = {
          account,
          number: dossier,
          text,
          command: command(dossier, 'message', index)
        }
        await services.applications.writeExchange(writing)
      })
    ),
    ...story.notes.map(({ dossier, at, by, text }, index) =>
      deed(
        beforeRecusal(story, dossier, by, at),
        `${by} notes about ${dossier}`,
        async ({ services, person }) => {
          const account = await person(by)
          const writing = {
            account,
            number: dossier,
            text,
            command: command(dossier, 'note', index)
          }
          await services.applications.writeNote(writing)
        }
      )
    ),
    ...story.recusals.map(({ who, dossier, at, reason }) =>
      deed(at, `${who} stands aside from ${dossier}`, async ({ services, person }) => {
        const account = await person(who)
        const link = { nature: 'other' as const, text: reason }
        await services.reviews.recuse({
          ...{ account, number: dossier, link, command: command(dossier, 'recuse', who) }
        })
      })
    )
  ]
}

function screeningDeeds({ number, later }: Deposited): Deed[] {
  const { taken, admissible, inadmissible } = later
  return [
    ...(taken
      ? [
          deed(taken.at, `${taken.by} takes ${number}`, async ({ services, person }) => {
            const account = await person(taken.by)
            await services.applications.assignOfficer({
              ...{ account, number, officer: account.id, command: command(number, 'take') }
            })
          })
        ]
      : []),
    ...(admissible
      ? [
          deed(admissible.at, `${number} is admissible`, async (stage) => {
            const account = await stage.person(admissible.by)
            await checkAll(stage.services, { account, number })
            const declaring = { account, number, command: command(number, 'admissible') }
            await stage.services.applications.declareAdmissible(declaring)
            await giveToReaders(stage, number, ['first', 'second'])
          })
        ]
      : []),
    ...(inadmissible
      ? [
          deed(inadmissible.at, `${number} is inadmissible`, async ({ services, person }) => {
            const account = await person(inadmissible.by)
            const reason = `${inadmissible.reason} (${inadmissible.article}) ${inadmissible.advice}`
            const declaring = { account, number, reason, command: command(number, 'inadmissible') }
            await services.applications.declareInadmissible(declaring)
            await services.applications.disclose({
              ...{ account, number, command: command(number, 'disclose') }
            })
          }),
          deed(inadmissible.read.at, `${number} reads its answer`, (stage) =>
            readAnswer(stage, number, inadmissible.read)
          )
        ]
      : [])
  ]
}

/** How the answer of a dossier is read; a jury's answer is read in the same way as any other. */
export async function readAnswer(
  { services, person }: Stage,
  number: string,
  { by }: { by: string }
): Promise<void> {
  const account = await person(by)
  await services.selection.read({ account, number, command: command(number, 'read') })
}

function correctionDeeds(correction: Correction, { dossiers }: Story): Deed[] {
  const {
    dossier: number,
    number: rank,
    asked,
    due,
    answered,
    by,
    kind,
    reopens,
    text
  } = correction
  if (!asked || !due) return []
  const dossier = dossiers.find((one) => one.number === number)
  const id = `correction:${command(number, 'correct', rank)}`
  return [
    deed(asked, `${by} asks ${number} to correct`, async (stage) => {
      const account = await stage.person(by)
      await stage.services.applications.requestCorrection({
        ...{ account, number, kind, reopens, message: text, dueAt: endOf(due) },
        command: command(number, 'correct', rank)
      })
    }),
    ...(answered && dossier
      ? [
          deed(answered.at, `${number} answers its correction`, async ({ services, person }) => {
            const { applications } = services
            const account = await person(answered.by).catch(() => person(dossier.drafted.by))
            const where = { account, number, id }
            if (answered.answers) {
              const answers = formAnswers({ ...dossier.answers, ...answered.answers })
              await applications.writeCorrection({ ...where, answers })
            }
            for (const piece of answered.attachments ?? []) {
              const sent = storyPiece(piece, dossier.territory)
              await applications.attachToCorrection({ ...where, ...sent })
            }
            await applications.answerCorrection({
              ...where,
              command: command(number, 'answer', rank)
            })
            await signAgain({ services, person }, dossier, rank)
          })
        ]
      : [])
  ]
}

/** A date of the story is an instant; one at midnight means the end of that business day. */
function endOf(due: string): Date {
  return due.length > 10 ? new Date(due) : parisInstant(due, '18:00')
}

/** The last thing that somebody writes about a dossier comes before they stand aside: afterwards they see nothing of it. */
function beforeRecusal({ recusals }: Story, dossier: string, who: string, at: string): string {
  const recusal = recusals.find((one) => one.dossier === dossier && one.who === who)
  const last = recusal ? new Date(recusal.at).getTime() - 60_000 : Infinity
  return new Date(Math.min(new Date(at).getTime(), last)).toISOString()
}

/** An answer that changed is shown to the signatory again, who validates it at once: the story has no more to say. */
async function signAgain(
  { services, person }: Pick<Stage, 'services' | 'person'>,
  { number, people, ...dossier }: Dossier,
  rank: number
): Promise<void> {
  const instance = await services.applications.models.applications.findById(number).lean()
  const signatory = people.find(({ role }) => role === 'signatory')?.name
  const waits = instance?.states.includes('file.before.correction.signing') ?? false
  if (!waits || dossier.status !== 'deposited') return
  const account = await person(signatory ?? dossier.signed.by)
  await signProposed(services, { account, number, command: command(number, 'sign-again', rank) })
}
