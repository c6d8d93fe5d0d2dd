import { labelsOf, sectionLetter, type FormDefinition, type Question } from '../forms/index.ts'
import { inLang, type Lang, type Localized } from '../shared/lang.ts'
import type { Wording } from './document-port.ts'
import type { Part } from './part.ts'
import { printDocument } from './print-document.ts'
import { questionFacts } from './question-facts.ts'

export interface FormQuestionsModel {
  call: { number: string; title: string }
  organiser: string
  /** said at the head: when it closes, how long it takes */
  intro: readonly string[]
  version: number
  /** of the sealed rules, or of the draft */
  date: Date
  /** words that sentences name, such as `rulesVersion` */
  variables?: Readonly<Record<string, string>>
}

/** Every question of a form, with its conditions and limits: to prepare answers together, or by hand. */
export function formQuestionsPdf(
  definition: FormDefinition,
  model: FormQuestionsModel,
  { lang, t }: Wording
): Promise<Buffer> {
  const say = (key: string, variables = {}) => t(`documents.questions.${key}`, variables)
  const scope = { lang, t, definition, labels: labelsOf(definition) }
  const parts: Part[] = [
    { kind: 'title', over: say('call', model.call), text: say('title'), under: model.call.title },
    ...model.intro.map((text) => ({ kind: 'text' as const, text })),
    ...definition.sections.flatMap((section, index): Part[] => [
      { kind: 'section', text: `${sectionLetter(index)}. ${inLang(section.title, lang).text}` },
      ...soft(section.intro, lang),
      ...section.groups.flatMap((group): Part[] => [
        ...(group.title
          ? [{ kind: 'text' as const, text: inLang(group.title, lang).text, strong: true }]
          : []),
        ...group.questions.flatMap((question) => questionParts(question, scope, model))
      ])
    ])
  ]
  const title = `${say('title')}, ${model.call.title}`
  const footer = say('footer', { number: model.call.number, version: model.version })
  return printDocument({ lang, title, author: model.organiser, date: model.date, footer, parts })
}

interface QuestionScope extends Wording {
  definition: FormDefinition
  labels: ReadonlyMap<string, string>
}

function questionParts(
  question: Question,
  scope: QuestionScope,
  model: FormQuestionsModel
): Part[] {
  const { lang, labels } = scope
  const code = labels.get(question.id)
  const label = inLang(question.label, lang).text
  const facts = questionFacts(question, scope.definition, scope)
  const lines = BLANK_LINES[question.type] ?? 1
  return [
    { kind: 'subsection', text: code ? `${code}. ${label}` : label, room: 30 + 20 * lines },
    ...soft(question.hint, lang),
    ...(question.type === 'commitment'
      ? [{ kind: 'text' as const, text: filled(inLang(question.sentence, lang).text, model) }]
      : []),
    ...('options' in question && question.options
      ? [
          {
            kind: 'list' as const,
            items: question.options.map((option) => [
              { text: inLang(option.label, lang).text, strong: true },
              ...(option.hint ? [{ text: ` ${inLang(option.hint, lang).text}` }] : [])
            ])
          }
        ]
      : []),
    ...(facts ? [{ kind: 'text' as const, text: facts, soft: true }] : []),
    { kind: 'blank', lines }
  ]
}

/** Room left to write, by type of question; answers to tick or to compute need none. */
const BLANK_LINES: Partial<Record<Question['type'], number>> = {
  'long-text': 4,
  repeat: 3,
  timetable: 3,
  budget: 3,
  person: 2,
  'yes-no': 0,
  'single-choice': 0,
  'multiple-choice': 0,
  scale: 0,
  commitment: 0,
  attachment: 0,
  departements: 0
}

function filled(sentence: string, { variables = {} }: FormQuestionsModel): string {
  return sentence.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => variables[name] ?? '')
}

function soft(text: Localized | undefined, lang: Lang): Part[] {
  return text ? [{ kind: 'text', text: inLang(text, lang).text, soft: true }] : []
}
