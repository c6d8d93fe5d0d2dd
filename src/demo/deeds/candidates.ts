import { command } from '../../playing/deed.ts'
import { deed, type StoryDeed as Deed, type StoryStage as Stage } from '../story-stage.ts'
import { signProposed, writeDossier } from '../../playing/acts/dossier-acts.ts'
import { storyPiece } from '../story-piece.ts'
import type { Dossier } from '../story/dossier-schema.ts'
import { formAnswers } from '../story/form-answers.ts'

/** From the first draft to the deposit, and out again, as each territory does it. */
export function candidatesDeeds(dossiers: readonly Dossier[]): Deed[] {
  return dossiers.flatMap((dossier) => [
    deed(dossier.drafted.at, `${dossier.number} begins`, (stage) => begin(stage, dossier)),
    ...peopleDeeds(dossier),
    ...(dossier.status === 'deposited' ? depositDeeds(dossier) : draftDeeds(dossier))
  ])
}

type Deposited = Extract<Dossier, { status: 'deposited' }>
type Unfinished = Extract<Dossier, { status: 'draft' }>

/** What is answered on the first day: who applies, and what for. */
const FIRST_DAY = [
  ...['eligible-region', 'lead-kind', 'contacts-identified', 'siret', 'territory-name'],
  ...['communes', 'population', 'density', 'qpv', 'qpv-names', 'title']
]

async function begin(stage: Stage, dossier: Dossier): Promise<void> {
  const { number, drafted, territory } = dossier
  const { applications } = stage.services
  const account = await stage.person(drafted.by)
  const start = isOnPaper(dossier) ? applications.startOnPaper : applications.start
  const given = await start({ call: stage.call, account, command: command(number, 'start') })
  if (given !== number) throw new Error(`${territory} should be ${number}, not ${given}.`)
  const answers = formAnswers(dossier.answers).filter(({ id }) => FIRST_DAY.includes(id))
  await stage.services.applications.writeAnswers({ account, number, answers })
}

function isOnPaper(dossier: Dossier): boolean {
  return 'deposited' in dossier && dossier.deposited.channel === 'paper'
}

function peopleDeeds(dossier: Dossier): Deed[] {
  if (isOnPaper(dossier)) return []
  const { number, people, drafted } = dossier
  return people
    .filter(({ name, role }) => name !== drafted.by && role !== 'signatory')
    .map(({ name, mail, role, since }) =>
      deed(
        since > drafted.at ? since : drafted.at,
        `${number} invites ${name}`,
        async ({ services, person }) => {
          const account = await person(drafted.by)
          await services.applications.invite({
            ...{ account, number, mail, name },
            role: role === 'reader' ? 'reader' : 'writer'
          })
        }
      )
    )
}

function depositDeeds(dossier: Deposited): Deed[] {
  const { number, signed, deposited, drafted, draftText } = dossier
  if (deposited.channel === 'paper') return [paperDeed(dossier), ...withdrawalDeeds(dossier)]
  const hour = 3_600_000
  const asked = signed.asked ?? new Date(new Date(signed.at).getTime() - hour).toISOString()
  const written = draftText?.at ?? asked
  return [
    deed(written, `${number} is written`, (stage) => write(stage, dossier)),
    ...(draftText
      ? [deed(asked, `${number} is finished`, (stage) => write(stage, dossier, true))]
      : []),
    deed(asked, `${number} asks for its signature`, async ({ services, person }) => {
      const account = await person(drafted.by)
      await services.applications.askSignature({ account, number, command: command(number, 'ask') })
    }),
    deed(signed.at, `${number} is signed`, async ({ services, person }) => {
      const account = await person(signed.by)
      await signProposed(services, { account, number, command: command(number, 'sign') })
    }),
    // a dossier that the clock deposits at the closing is only signed
    ...(deposited.channel === 'clock' ? [] : [depositDeed(dossier)]),
    ...withdrawalDeeds(dossier)
  ]
}

/** The team types what came on paper, and gives it to the territory. */
function paperDeed(dossier: Deposited): Deed {
  const { number, deposited, people, signed } = dossier
  return deed(deposited.at, `${number} is deposited on paper`, async (stage) => {
    const { applications } = stage.services
    const account = await stage.person(deposited.by)
    await write(stage, dossier)
    const [contact] = people
    if (!contact) throw new Error(`${number} came on paper from nobody.`)
    await applications.depositOnPaper({
      ...{ account, number, command: command(number, 'deposit') },
      ...{ receivedAt: new Date(deposited.at), how: 'Reçu par la poste' },
      ...{ signedBy: signed.by, quality: 'président' },
      contact: { name: contact.name, mail: contact.mail }
    })
  })
}

function depositDeed({ number, deposited }: Deposited): Deed {
  return deed(deposited.at, `${number} is deposited`, async ({ services, person }) => {
    const account = await person(deposited.by)
    await services.applications.deposit({
      ...{ account, number, command: command(number, 'deposit') },
      receivedAt: new Date(deposited.at)
    })
  })
}

function withdrawalDeeds({ number, later, drafted }: Deposited): Deed[] {
  const { withdrawn } = later
  if (!withdrawn) return []
  return [
    deed(withdrawn.at, `${number} withdraws`, async ({ services, person }) => {
      const account = await person(withdrawn.by).catch(() => person(drafted.by))
      await services.applications.withdraw({
        ...{ account, number, reason: withdrawn.reason, command: command(number, 'withdraw') }
      })
    })
  ]
}

function draftDeeds(dossier: Unfinished): Deed[] {
  const { number, lastSaved, signatureAsked, drafted } = dossier
  return [
    deed(lastSaved, `${number} is saved`, (stage) => write(stage, dossier)),
    ...(signatureAsked
      ? [
          deed(
            signatureAsked.at,
            `${number} asks for its signature`,
            async ({ services, person }) => {
              const account = await person(drafted.by)
              const ask = { account, number, command: command(number, 'ask') }
              await services.applications.askSignature(ask)
            }
          )
        ]
      : [])
  ]
}

/** Types the answers and sends the pieces. @param again the pieces are already there */
async function write(stage: Stage, dossier: Dossier, again = false): Promise<void> {
  const { number, drafted, territory } = dossier
  const account = await stage.person(drafted.by)
  const answers = formAnswers(dossier.answers)
  const draftText = 'draftText' in dossier && !again ? dossier.draftText : undefined
  await writeDossier(
    stage.services,
    { account, number },
    {
      answers: draftText
        ? answers.map((one) =>
            one.id === draftText.question ? tooLong(one.id, draftText.text) : one
          )
        : answers,
      pieces: again ? [] : dossier.attachments.map((piece) => storyPiece(piece, territory))
    }
  )
}

/** An answer that stands as it was typed, too long, beside its error. */
function tooLong(id: string, raw: string) {
  const length = [...raw].length
  return {
    ...{ id, raw },
    errors: [
      { code: 'too-long', params: { length, max: 1000, over: length - 1000, count: length - 1000 } }
    ]
  }
}
