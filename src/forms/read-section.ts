import { answerTo } from './answer-to.ts'
import { findAnswer, type Answer, type Answers } from './answers.ts'
import { findSection, questionsOf, questionsOfSection, type FormDefinition } from './definition.ts'
import { fieldInput } from './field-input.ts'
import { fieldOf, isAnswered, type AnsweredQuestion } from './fields/index.ts'

/** Names of the buttons that change a list without a script; the value says which list, or which row. */
export const ADD_ROW = 'rows.add'
export const REMOVE_ROW = 'rows.remove'
/** Hidden controls that say which questions the page showed: an empty box is not sent, yet it is an answer. */
export const ASKED = 'asked'

/**
 * New answers of a dossier once the page of one section was sent. Only questions that the page showed
 * change: those it names under `asked`, or sends something for. Hidden questions keep their answer until
 * the deposit. Never throws, whatever was sent.
 * @param body what the page sent, under flat names (see fieldInput)
 * @param previous all answers of the dossier, of every section
 * @throws RangeError when the form has no such section
 */
export function readSection(
  definition: FormDefinition,
  sectionId: string,
  body: unknown,
  previous: Answers
): Answer[] {
  const section = findSection(definition, sectionId)
  if (!section) throw new RangeError(`The form has no section ${sectionId}.`)
  const fields = withoutRemovedRow(body)
  const sent = namesSent(fields)
  const added = fieldInput(fields, ADD_ROW).line()
  const answers = new Map(previous.map((one) => [one.id, one]))
  const facts = { valueOf: (id: string) => answers.get(id)?.value }
  for (const question of questionsOfSection(section)) {
    if (!isAnswered(question) || !sent.has(question.id)) continue
    const raw = rawOf(question, fields, added)
    const answer = answerTo(question, raw, facts)
    if (answer) answers.set(question.id, answer)
    else answers.delete(question.id)
  }
  return inOrder(definition, [...answers.values()])
}

function rawOf(question: AnsweredQuestion, fields: Record<string, unknown>, added: string) {
  const field = fieldOf(question)
  const raw = field.gather(question, fieldInput(fields, question.id))
  const [list, part = ''] = added.split('.')
  return list === question.id && field.addRow ? field.addRow(question, raw, part) : raw
}

/** Ids of the questions that the page showed, or sent something for. */
function namesSent(fields: Record<string, unknown>): Set<string> {
  const firstParts = Object.keys(fields).map((name) => name.split('.', 1)[0] ?? '')
  const lists = [ADD_ROW, REMOVE_ROW].map(
    (name) => fieldInput(fields, name).line().split('.', 1)[0]
  )
  return new Set([
    ...fieldInput(fields, ASKED).list(),
    ...firstParts,
    ...lists.map((one) => one ?? '')
  ])
}

/** The row is taken out under the number it had on the page, before empty rows are left out. */
function withoutRemovedRow(body: unknown): Record<string, unknown> {
  const fields: Record<string, unknown> =
    typeof body === 'object' && body !== null ? { ...body } : {}
  const removed = fieldInput(fields, REMOVE_ROW).line()
  if (removed === '') return fields
  const kept = Object.entries(fields).filter(([name]) => !name.startsWith(`${removed}.`))
  return Object.fromEntries(kept)
}

/** In the order of the form; answers to questions it no longer has are left out. */
function inOrder(definition: FormDefinition, answers: Answers): Answer[] {
  return questionsOf(definition).flatMap((one) => findAnswer(answers, one.id) ?? [])
}
