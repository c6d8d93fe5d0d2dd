import { onlyIf, type FormDefinition, type Question } from '../forms/index.ts'
import type { Wording } from './document-port.ts'
import { numberFormat } from '../shared/formats.ts'

/** What a question takes, whether it must be answered, when it is asked and what becomes of it, in one line. */
export function questionFacts(
  question: Question,
  definition: FormDefinition,
  { lang, t }: Wording
): string {
  const say = (key: string, variables = {}) => t(`documents.questions.${key}`, variables)
  return [
    say(`types.${question.type}`, limitsOf(question, lang)),
    requiredWord(question, say),
    onlyIf(question, definition, { lang, t }),
    question.published ? say('published') : '',
    question.after ? say('after-selection') : ''
  ]
    .filter(Boolean)
    .join(' ')
}

function requiredWord(question: Question, say: (key: string) => string): string {
  // What is asked of selected territories only has its own sentence; what is computed is not asked.
  if (question.after || question.type === 'departements') return ''
  if (question.required === true) return say('required')
  return question.required === false ? say('optional') : say('required-sometimes')
}

function limitsOf(question: Question, lang: Wording['lang']): Record<string, string | number> {
  const number = (value: number) => numberFormat(lang).format(value)
  if (question.type === 'short-text' || question.type === 'long-text') {
    return { max: number(question.max) }
  }
  if (question.type === 'repeat') return { min: question.min, max: question.max }
  if (question.type !== 'attachment') return {}
  const types = question.accept.map((type) => type.toUpperCase()).join(', ')
  return { types, megabytes: number(question.maxMegabytes), count: question.max }
}
