import {
  labelsOf,
  questionsOf,
  type Condition,
  type FormDefinition,
  type Question
} from '../../../forms/index.ts'
import { BadInput } from '../../../shared/errors.ts'
import { inLang } from '../../../shared/lang.ts'
import type { PersonRequest } from '../../page.ts'
import { textIn } from '../team/form.ts'

interface QuestionField {
  name: 'label-fr' | 'label-en' | 'hint-fr' | 'hint-en' | 'max' | 'options'
  kind: 'text' | 'area' | 'number'
  value: string
}

/** What of a question is text or number, as its page edits it. */
export function questionFields(question: Question): QuestionField[] {
  const { label, hint } = question
  return [
    { name: 'label-fr', kind: 'text', value: label.fr },
    { name: 'label-en', kind: 'text', value: label.en ?? '' },
    { name: 'hint-fr', kind: 'area', value: hint?.fr ?? '' },
    { name: 'hint-en', kind: 'area', value: hint?.en ?? '' },
    ...(isText(question)
      ? [{ name: 'max' as const, kind: 'number' as const, value: String(question.max) }]
      : []),
    ...('options' in question
      ? [
          {
            ...{ name: 'options' as const, kind: 'area' as const },
            value: question.options.map((one) => one.label.fr).join('\n')
          }
        ]
      : [])
  ]
}

/**
 * The question as its page says it. Options are one a line: those that were there keep their code, whatever
 * their place, and their English.
 * @throws BadInput beside the field
 */
export function readQuestion(
  request: PersonRequest,
  question: Question,
  form: FormDefinition
): Question {
  const of = (name: string) => textIn(request, name).trim()
  if (of('label-fr') === '') throw new BadInput([{ field: 'label-fr', code: 'staff.errors.text' }])
  const next = {
    ...question,
    label: said(of('label-fr'), of('label-en')),
    published: of('published') === 'oui',
    ...(typeof question.required === 'boolean' && { required: of('required') === 'oui' }),
    ...(isText(question) && { max: Number(of('max')) }),
    ...('options' in question && { options: readOptions(question.options, of('options')) })
  } as Question
  if (of('hint-fr') === '') delete next.hint
  else next.hint = said(of('hint-fr'), of('hint-en'))
  return withCondition(next, of('shownIf'), conditionChoices(request, question, form))
}

function said(fr: string, en: string): Question['label'] {
  return en === '' ? { fr } : { fr, en }
}

function isText(question: Question): question is Question & { max: number } {
  return question.type === 'short-text' || question.type === 'long-text'
}

type Options = Extract<Question, { options: unknown }>['options']

function readOptions(before: Options, typed: string): Options {
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const kept = lines.map((fr) => before.find((one) => one.label.fr === fr))
  const free = before.filter((one) => !kept.includes(one))
  const taken = new Set(before.map(({ code }) => code))
  return lines.map((fr, n) => {
    const same = kept[n]
    if (same) return same
    // a line worded anew, as many as there were: the same option, said otherwise
    const reworded = lines.length === before.length ? free.shift() : undefined
    if (reworded) return { ...reworded, label: { fr } }
    let rank = 1
    while (taken.has(`choice-${rank}`)) rank += 1
    taken.add(`choice-${rank}`)
    return { code: `choice-${rank}`, label: { fr } }
  })
}

const ALWAYS = 'toujours'
const AS_IT_IS = 'tel-quel'

interface Choices {
  options: { value: string; label: string; condition?: Condition }[]
  selected: string
}

/** When a question may be asked: always, or after one answer to an earlier question. A longer condition is kept as it is. */
export function conditionChoices(
  { t, lang }: Pick<PersonRequest, 't' | 'lang'>,
  question: Question,
  form: FormDefinition
): Choices {
  const codes = labelsOf(form)
  const all = questionsOf(form)
  const before = all.slice(
    0,
    all.findIndex(({ id }) => id === question.id)
  )
  const after = before.flatMap((one): Choices['options'] => {
    const position = codes.get(one.id) ?? inLang(one.label, lang).text
    const say = (answer: string) => t('staff.questionnaire.if', { position, answer })
    if (one.type === 'yes-no') {
      return ['yes', 'no'].map((value) => ({
        ...{ value: `${one.id}:${value}`, label: say(t(`forms.${value}`)) },
        condition: { question: one.id, equals: value }
      }))
    }
    if (one.type !== 'single-choice' && one.type !== 'multiple-choice') return []
    return one.options.map(({ code, label }) => ({
      ...{ value: `${one.id}:${code}`, label: say(inLang(label, lang).text) },
      condition:
        one.type === 'single-choice'
          ? { question: one.id, equals: code }
          : { question: one.id, includes: code }
    }))
  })
  const now = question.shownIf
  const same = after.find(({ condition }) => JSON.stringify(condition) === JSON.stringify(now))
  return {
    options: [
      { value: ALWAYS, label: t('staff.questionnaire.always') },
      ...(now && !same
        ? [{ value: AS_IT_IS, label: t('staff.questionnaire.as-it-is'), condition: now }]
        : []),
      ...after
    ],
    selected: same?.value ?? (now ? AS_IT_IS : ALWAYS)
  }
}

function withCondition(question: Question, value: string, { options }: Choices): Question {
  const chosen = options.find((one) => one.value === value)
  if (!chosen) throw new BadInput([{ field: 'shownIf', code: 'staff.errors.choose' }])
  const asked = { ...question }
  if (chosen.condition) asked.shownIf = chosen.condition
  else delete asked.shownIf
  return asked
}
