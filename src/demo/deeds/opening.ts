import type { CallContent } from '../../calls/index.ts'
import { command } from '../../playing/deed.ts'
import { deed, type StoryDeed as Deed, type StoryStage as Stage } from '../story-stage.ts'
import type { Story } from '../story/load-story.ts'

/** The call is prepared, opened on 11 January, and its public questions are answered. */
export function openingDeeds({ questions }: Story): Deed[] {
  return [
    deed('2027-01-04T09:00:00+01:00', 'the call is prepared', prepareCall),
    deed('2027-01-11T09:00:00+01:00', 'the call opens', async ({ services, call, person }) => {
      const { id } = await person('Nadia Lefort')
      await services.calls.open({
        ...{ number: call, command: command('open'), by: { id, roles: ['officer'] } }
      })
    }),
    ...questions.flatMap(({ id, asked, question, answered, answer }) => [
      deed(asked.at, `the question ${id} is asked`, async ({ services, call }) => {
        await services.calls.ask({
          ...{ number: call, text: question, mail: null, command: command('ask', id) }
        })
      }),
      deed(answered.at, `the question ${id} is answered`, async ({ services, call, person }) => {
        const { id: by } = await person('Nadia Lefort')
        const open = await services.calls.openQuestions(call)
        const mine = open.find(({ text }) => text === question)
        if (!mine) throw new Error(`Nobody asked ${id}.`)
        await services.calls.answer({
          ...{ id: mine._id, text: question, answer, by: { id: by, roles: ['officer'] } }
        })
      })
    ])
  ]
}

/** What the story adds to the template before the opening: the jury's names, and who confirmed the mentions. */
export function storyContent(
  { jury }: Story,
  confirmedBy: string
): (content: CallContent) => CallContent {
  const seats = {
    Région: 'organiser',
    Villes: 'organiser',
    élu: 'elected',
    habitant: 'inhabitant'
  } as const
  const seatOf = (seat: string) =>
    Object.entries(seats).find(([start]) => seat.startsWith(start))?.[1] ??
    (seat.startsWith('chercheu') ? 'researcher' : 'peer')
  return (content) => ({
    ...content,
    mentionsConfirmed: { by: confirmedBy, at: '2027-01-08T15:00:00.000Z' },
    jury: jury.members.map(({ who, seat }) => ({
      ...{ name: who, quality: { fr: seat }, seat: seatOf(seat), votes: true }
    }))
  })
}

async function prepareCall({ services, story, person, call }: Stage): Promise<void> {
  const { id } = await person('Nadia Lefort')
  const number = await services.calls.create({
    ...{
      kind: 'territoire-volontaire',
      command: command('create'),
      by: { id, roles: ['direction'] }
    },
    change: storyContent(story, id)
  })
  if (number !== call) throw new Error(`The story's call should be ${call}, not ${number}.`)
}
