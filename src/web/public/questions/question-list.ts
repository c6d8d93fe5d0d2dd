import { questionFacts } from '../../../documents/index.ts'
import {
  labelsOf,
  sectionLetter,
  type FormDefinition,
  type Question
} from '../../../forms/index.ts'
import type { Lang, Localized } from '../../../shared/lang.ts'
import type { Translate } from '../../i18n/i18n.ts'

export interface ListedQuestion {
  id: string
  /** such as `D6`; empty for a piece */
  code: string
  label: Localized
  hint?: Localized | undefined
  /** what it takes, its limits, when it is asked, whether it must be answered */
  facts: string
  options: { label: Localized; hint?: Localized | undefined }[]
  /** of each row, for a list; the sentence to agree with, for a commitment */
  parts: { label: Localized; facts: string }[]
  sentence?: Localized | undefined
  published: boolean
}

export interface ListedSection {
  id: string
  letter: string
  title: Localized
  intro?: Localized | undefined
  count: number
  groups: { title?: Localized | undefined; questions: ListedQuestion[] }[]
}

interface Scope {
  t: Translate
  lang: Lang
  /** words that sentences of the form name, such as `rulesVersion` */
  variables: Readonly<Record<string, string>>
}

/** Every question of a form as it will be asked, conditional ones included. */
export function questionList(definition: FormDefinition, scope: Scope): ListedSection[] {
  const labels = labelsOf(definition)
  return definition.sections.map((section, index) => ({
    id: section.id,
    letter: sectionLetter(index),
    title: section.title,
    intro: section.intro,
    count: section.groups.reduce((sum, { questions }) => sum + questions.length, 0),
    groups: section.groups.map(({ title, questions }) => ({
      title,
      questions: questions.map((question) => listed(question, definition, labels, scope))
    }))
  }))
}

function listed(
  question: Question,
  definition: FormDefinition,
  labels: ReadonlyMap<string, string>,
  scope: Scope
): ListedQuestion {
  return {
    id: question.id,
    code: labels.get(question.id) ?? '',
    label: question.label,
    hint: question.hint,
    facts: questionFacts(question, definition, scope),
    options: 'options' in question ? question.options : [],
    parts:
      question.type === 'repeat'
        ? question.questions.map((part) => ({
            label: part.label,
            facts: questionFacts(part, definition, scope)
          }))
        : [],
    sentence:
      question.type === 'commitment' ? filled(question.sentence, scope.variables) : undefined,
    published: question.published
  }
}

function filled({ fr, en }: Localized, variables: Readonly<Record<string, string>>): Localized {
  const fill = (text: string) =>
    text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_mark, name: string) => variables[name] ?? '')
  return en === undefined ? { fr: fill(fr) } : { fr: fill(fr), en: fill(en) }
}
