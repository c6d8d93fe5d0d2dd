import { BadInput, NotFound, type InputProblem } from '../shared/errors.ts'
import { newId } from '../shared/ids.ts'
import type { PublicQuestion } from './call.model.ts'
import type { CallsDeps, Command } from './calls-deps.ts'
import { instantsOf } from './calendar.ts'
import { contentOf } from './content.ts'

/** Long enough to explain a case, short enough to be read by everyone. */
export const QUESTION_MAX = 1_000

/** What stands against a question as it was typed; empty when nothing does. */
export function questionProblems(text: string): InputProblem[] {
  const count = text.trim().length
  if (count === 0) return [{ field: 'text', code: 'call.question-empty' }]
  if (count <= QUESTION_MAX) return []
  const params = { count, max: QUESTION_MAX, over: count - QUESTION_MAX }
  return [{ field: 'text', code: 'call.question-too-long', params }]
}

/**
 * A question from anyone; it is published, with its answer, once answered: the same answer for all.
 * @param command id of the form that was sent: sent twice, it is one question
 * @throws BadInput when it is empty, too long, or asked after the last day for questions
 */
export async function askQuestion(
  deps: CallsDeps,
  {
    number,
    text,
    mail,
    command = newId()
  }: { number: string; text: string; mail: string | null; command?: string }
): Promise<string> {
  const { content } = await contentOf(deps, number)
  const now = deps.clock.now()
  const problems = questionProblems(text)
  if (problems.length > 0) throw new BadInput(problems)
  const until = instantsOf(content.calendar).questionsUntil
  if (now.getTime() >= until) {
    throw new BadInput([{ field: 'text', code: 'call.questions-closed', params: { date: until } }])
  }
  const _id = `${number}:${command}`
  await deps.models.questions.updateOne(
    { _id },
    {
      $setOnInsert: {
        ...{ call: number, text: text.trim(), askedAt: now, askedBy: mail },
        ...{ answer: null, answeredAt: null, answeredBy: null }
      }
    },
    { upsert: true }
  )
  return _id
}

/** Answers, or corrects an answer: published at once, to everyone alike, and mailed to whoever asked. @throws BadInput */
export async function answerQuestion(
  deps: CallsDeps,
  { id, answer, text, by }: Omit<Command, 'command'> & { id: string; answer: string; text: string }
): Promise<PublicQuestion | null> {
  if (!by.roles.includes('officer')) throw new NotFound(`question ${id}`)
  const problems = [
    ...(answer.trim() === '' ? [{ field: 'answer', code: 'call.answer-empty' }] : []),
    ...(text.trim() === '' ? [{ field: 'text', code: 'call.question-empty' }] : [])
  ]
  if (problems.length > 0) throw new BadInput(problems)
  const answered = await deps.models.questions
    .findOneAndUpdate(
      { _id: id },
      {
        $set: {
          text: text.trim(),
          answer: answer.trim(),
          answeredAt: deps.clock.now(),
          answeredBy: by.id
        }
      },
      { returnDocument: 'after' }
    )
    .lean<PublicQuestion>()
  if (answered) await deps.tellAsker(answered)
  return answered
}

/** Questions that have their answer, the most recent first: what anybody may read. */
export function answeredQuestions(
  { models }: Pick<CallsDeps, 'models'>,
  call: string
): Promise<PublicQuestion[]> {
  return models.questions
    .find({ call, answer: { $ne: null } })
    .sort({ answeredAt: -1 })
    .lean<PublicQuestion[]>()
}

/** Questions that wait for an answer, the oldest first: staff only. */
export function openQuestions(
  { models }: Pick<CallsDeps, 'models'>,
  call: string
): Promise<PublicQuestion[]> {
  return models.questions.find({ call, answer: null }).sort({ askedAt: 1 }).lean<PublicQuestion[]>()
}
