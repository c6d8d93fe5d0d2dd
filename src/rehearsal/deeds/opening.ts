import type { CallContent } from '../../calls/index.ts'
import { act, type RehearsalDeed, type RehearsalStage } from '../rehearsal-stage.ts'
import { command, daysAfter, between } from './moments.ts'

const officerOf = ({ cast }: RehearsalStage) => ({ id: cast.officer.id, roles: ['officer'] })

/** The copy is made under its own number, opened at its date, and one public question is answered. */
export function openingDeeds(
  { dates }: RehearsalStage,
  { kind, number, content }: { kind: string; number: string; content: CallContent }
): RehearsalDeed[] {
  const { opensAt, questionsUntil } = dates
  return [
    {
      ...{ at: daysAfter(opensAt, -1), what: 'the copy is made' },
      play: (stage) =>
        stage.services.calls.create({
          ...{
            kind,
            number,
            command: command('create'),
            by: { id: stage.cast.officer.id, roles: ['direction'] }
          },
          change: () => content
        })
    },
    {
      ...{ at: opensAt, what: 'the copy opens' },
      play: (stage) =>
        act(stage, { role: 'officer', what: 'open', sets: true }, () =>
          stage.services.calls.open({ number, command: command('open'), by: officerOf(stage) })
        )
    },
    {
      ...{ at: between(opensAt, questionsUntil, 0.3), what: 'a question is asked' },
      play: ({ services }) =>
        services.calls.ask({
          ...{ number, text: 'Un syndicat mixte peut-il candidater ?' },
          ...{ mail: 'question@repetition.example', command: command('ask') }
        })
    },
    {
      ...{ at: between(opensAt, questionsUntil, 0.4), what: 'it is answered' },
      play: (stage) => act(stage, { role: 'officer', what: 'answer-question' }, () => answer(stage))
    }
  ]
}

async function answer(stage: RehearsalStage): Promise<void> {
  const { services, call } = stage
  const by = officerOf(stage)
  for (const { _id: id, text } of await services.calls.openQuestions(call)) {
    await services.calls.answer({ id, text, by, answer: 'Oui, s’il remplit les conditions.' })
  }
}
