import { z } from 'zod'
import { attachment } from './fields/attachment.ts'
import { budget } from './fields/budget.ts'
import { commitment } from './fields/commitment.ts'
import { communes } from './fields/communes.ts'
import { date } from './fields/date.ts'
import { departements } from './fields/departements.ts'
import { link } from './fields/link.ts'
import { longText } from './fields/long-text.ts'
import { mail } from './fields/mail.ts'
import { money } from './fields/money.ts'
import { multipleChoice } from './fields/multiple-choice.ts'
import { number } from './fields/number.ts'
import { percent } from './fields/percent.ts'
import { person } from './fields/person.ts'
import { repeat } from './fields/repeat.ts'
import { rowChoice } from './fields/row-choice.ts'
import { scale } from './fields/scale.ts'
import { shortText } from './fields/short-text.ts'
import { singleChoice } from './fields/single-choice.ts'
import { siret } from './fields/siret.ts'
import { timetable } from './fields/timetable.ts'
import { yesNo } from './fields/yes-no.ts'
import { localText } from './local-text.ts'
import { questionId } from './question-base.ts'

const question = z.discriminatedUnion('type', [
  shortText,
  longText,
  yesNo,
  singleChoice,
  multipleChoice,
  scale,
  number,
  money,
  percent,
  date,
  mail,
  link,
  siret,
  communes,
  departements,
  person,
  repeat,
  rowChoice,
  timetable,
  budget,
  commitment,
  attachment
])

const group = z.strictObject({ title: localText.optional(), questions: z.array(question).min(1) })

const section = z.strictObject({
  id: questionId,
  title: localText,
  intro: localText.optional(),
  groups: z.array(group).min(1)
})

export const formDefinition = z.strictObject({ sections: z.array(section).min(1).max(26) })

export type Question = z.infer<typeof question>
export type QuestionType = Question['type']
export type Group = z.infer<typeof group>
export type Section = z.infer<typeof section>
export type FormDefinition = z.infer<typeof formDefinition>

/** Every question, in the order of the page. */
export function questionsOf(definition: FormDefinition): Question[] {
  return definition.sections.flatMap(questionsOfSection)
}

export function questionsOfSection(section: Section): Question[] {
  return section.groups.flatMap((one) => one.questions)
}

export function findSection(definition: FormDefinition, id: string): Section | undefined {
  return definition.sections.find((one) => one.id === id)
}

export function findQuestion(definition: FormDefinition, id: string): Question | undefined {
  return questionsOf(definition).find((one) => one.id === id)
}
