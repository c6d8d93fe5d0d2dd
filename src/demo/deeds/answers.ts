import type { Account } from '../../accounts/index.ts'
import { writeLetterWords } from '../../playing/acts/dossier-acts.ts'
import { command } from '../../playing/deed.ts'
import { deed, type StoryDeed as Deed, type StoryStage as Stage } from '../story-stage.ts'
import type { Story } from '../story/load-story.ts'
import { readAnswer } from './team.ts'

type Dossier = Story['dossiers'][number]
type Deposited = Extract<Dossier, { status: 'deposited' }>
type Decision = NonNullable<Deposited['later']['decision']>

/** The words of each letter, prepared between the jury and the signature; then readings and replies. */
export function answersDeeds({ dossiers }: Story): Deed[] {
  const deposited = dossiers.filter((one): one is Deposited => one.status === 'deposited')
  return deposited.flatMap(({ number, later: { decision } }) =>
    decision
      ? [
          deed('2027-05-14T10:00:00+02:00', `the letter of ${number} is written`, (stage) =>
            writeLetter(stage, number, decision)
          ),
          ...readingDeeds(number, decision),
          ...replyDeeds(number, decision),
          ...appealDeeds(number, decision)
        ]
      : []
  )
}

/** The announcement, once every territory has its own answer. */
export function announcementDeeds(): Deed[] {
  return [
    deed(
      '2027-05-31T09:00:00+02:00',
      'the result is announced',
      async ({ services, call, person }) => {
        const { id } = await person('Nadia Lefort')
        const by = { id, roles: ['officer'] }
        await services.calls.announce({ number: call, command: command('announce'), by })
      }
    )
  ]
}

async function writeLetter({ services, person, call }: Stage, number: string, decision: Decision) {
  const account = await person('Nadia Lefort')
  const rules = await services.calls.rules(call)
  const criteria = rules?.content.grid?.criteria ?? []
  await writeLetterWords(
    services,
    { account, number },
    {
      opening: decision.words,
      conditions: decision.conditions ?? [],
      comments: Object.fromEntries(criteria.map(({ id }, at) => [id, decision.reasons[at] ?? '']))
    }
  )
}

function readingDeeds(number: string, { read }: Decision): Deed[] {
  if (!read) return []
  return [deed(read.at, `${number} reads its answer`, (stage) => readAnswer(stage, number, read))]
}

function replyDeeds(number: string, { reply }: Decision): Deed[] {
  if (!reply) return []
  return [
    deed(reply.at, `${number} replies`, async ({ services, person }) => {
      const account = await person(reply.by)
      const on = { account, number, command: command(number, 'reply') }
      await (reply.kind === 'accepted'
        ? services.selection.accept(on)
        : services.selection.decline({ ...on, reason: '' }))
    })
  ]
}

function appealDeeds(number: string, { appeal }: Decision): Deed[] {
  if (!appeal) return []
  const { at, by, reason, answered } = appeal
  const on = (account: Account, what: string) => ({
    account,
    number,
    command: command(number, what)
  })
  return [
    deed(at, `${number} appeals`, async ({ services, person }) => {
      await services.selection.appeal({ ...on(await person(by), 'appeal'), reason })
    }),
    ...(answered
      ? [
          deed(answered.at, `the appeal of ${number} is answered`, async ({ services, person }) => {
            const { upheld, reason } = answered
            const account = await person(answered.by)
            await services.selection.answerAppeal({ ...on(account, 'answer'), upheld, reason })
          })
        ]
      : [])
  ]
}
