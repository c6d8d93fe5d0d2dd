import { comparisonsOf, type Comparison, type Condition } from './condition.ts'
import { questionsOf, type FormDefinition, type Question } from './definition.ts'
import { SENTENCE_VARIABLES } from './field-type.ts'

/** What is wrong in a form, for `forms.definition.<code>`; `path` is a question's id or a place in the YAML. */
export interface DefinitionProblem {
  path: string
  code:
    | 'shape'
    | 'duplicate-id'
    | 'unknown-question'
    | 'later-question'
    | 'unknown-option'
    | 'wrong-comparison'
    | 'wrong-source'
    | 'wrong-bounds'
    | 'unknown-variable'
  params: Record<string, string>
}

/**
 * What questions say of each other. A condition may only look back, at a question asked before: a person
 * reading from the top always knows why a question is there, and no circle of conditions can exist.
 */
export function checkReferences(definition: FormDefinition): DefinitionProblem[] {
  const questions = questionsOf(definition)
  const all = new Map(questions.map((one) => [one.id, one]))
  const before = new Map<string, Question>()
  const problems: DefinitionProblem[] = duplicates(definition)
  for (const question of questions) {
    const report = (code: DefinitionProblem['code'], params: Record<string, string> = {}) =>
      problems.push({ path: question.id, code, params: { question: question.id, ...params } })
    for (const other of looksBackAt(question)) {
      if (!all.has(other)) report('unknown-question', { other })
      else if (!before.has(other)) report('later-question', { other })
    }
    if (question.orElse && !all.has(question.orElse)) {
      report('unknown-question', { other: question.orElse })
    }
    for (const comparison of conditionsOf(question).flatMap(comparisonsOf)) {
      const wrong = wrongComparison(comparison, before.get(comparison.question))
      if (wrong) report(wrong, { other: comparison.question, value: valueOf(comparison) })
    }
    const source = sourceOf(question)
    const from = source && before.get(source.id)
    if (from && from.type !== source.type) report('wrong-source', { other: source.id })
    if (wrongBounds(question)) report('wrong-bounds')
    for (const variable of unknownVariables(question)) report('unknown-variable', { variable })
    before.set(question.id, question)
  }
  return problems
}

function duplicates(definition: FormDefinition): DefinitionProblem[] {
  const ids = [
    ...definition.sections.map((one) => one.id),
    ...questionsOf(definition).map((one) => one.id)
  ]
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index))
  return [...twice].map((id) => ({ path: id, code: 'duplicate-id', params: { question: id } }))
}

function conditionsOf(question: Question): Condition[] {
  const { shownIf, required } = question
  return [...(shownIf ? [shownIf] : []), ...(typeof required === 'object' ? [required] : [])]
}

function looksBackAt(question: Question): string[] {
  const source = sourceOf(question)
  return [
    ...(question.partOf ? [question.partOf] : []),
    ...conditionsOf(question)
      .flatMap(comparisonsOf)
      .map((one) => one.question),
    ...(source ? [source.id] : [])
  ]
}

function sourceOf(question: Question): { id: string; type: Question['type'] } | undefined {
  if (question.type === 'departements') return { id: question.from, type: 'communes' }
  if (question.type === 'row-choice') return { id: question.from, type: 'repeat' }
  if (question.type === 'attachment' && typeof question.min === 'object') {
    return { id: question.min.rowsOf, type: 'repeat' }
  }
  return undefined
}

function wrongComparison(comparison: Comparison, other: Question | undefined) {
  if (!other) return undefined
  const codes = codesOf(other)
  const several = other.type === 'multiple-choice'
  if (!codes || several !== 'includes' in comparison) return 'wrong-comparison'
  return codes.includes(valueOf(comparison)) ? undefined : 'unknown-option'
}

/** The values a condition may name: undefined where answers are free. */
function codesOf(question: Question): string[] | undefined {
  if (question.type === 'yes-no') return ['yes', 'no']
  return 'options' in question ? question.options.map((one) => one.code) : undefined
}

function valueOf(comparison: Comparison): string {
  return 'equals' in comparison ? comparison.equals : comparison.includes
}

function wrongBounds(question: Question): boolean {
  if (!('min' in question) || !('max' in question)) return false
  const { min, max } = question
  return min !== undefined && max !== undefined && typeof min === typeof max && min > max
}

function unknownVariables(question: Question): string[] {
  if (question.type !== 'commitment') return []
  const text = `${question.sentence.fr} ${question.sentence.en ?? ''}`
  const named = [...text.matchAll(/\{\{(.*?)\}\}/g)].map((one) => one[1] ?? '')
  return named.filter((one) => !SENTENCE_VARIABLES.includes(one))
}
