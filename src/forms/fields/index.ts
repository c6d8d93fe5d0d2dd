import type { FieldType } from '../field-type.ts'
import type { Question } from '../definition.ts'
import { budgetField } from './budget.ts'
import { commitmentField } from './commitment.ts'
import { communesField } from './communes.ts'
import { dateField } from './date.ts'
import { linkField } from './link.ts'
import { longTextField } from './long-text.ts'
import { mailField } from './mail.ts'
import { moneyField } from './money.ts'
import { multipleChoiceField } from './multiple-choice.ts'
import { numberField } from './number.ts'
import { percentField } from './percent.ts'
import { personField } from './person.ts'
import { repeatField } from './repeat.ts'
import { rowChoiceField } from './row-choice.ts'
import { scaleField } from './scale.ts'
import { shortTextField } from './short-text.ts'
import { singleChoiceField } from './single-choice.ts'
import { siretField } from './siret.ts'
import { timetableField } from './timetable.ts'
import { yesNoField } from './yes-no.ts'

/** Questions that a page answers; files come by another way, départements are computed. */
export type AnsweredQuestion = Exclude<Question, { type: 'attachment' | 'departements' }>

const FIELDS: Record<AnsweredQuestion['type'], FieldType<AnsweredQuestion>> = {
  'short-text': shortTextField,
  'long-text': longTextField,
  'yes-no': yesNoField,
  'single-choice': singleChoiceField,
  'multiple-choice': multipleChoiceField,
  scale: scaleField,
  number: numberField,
  money: moneyField,
  percent: percentField,
  date: dateField,
  mail: mailField,
  link: linkField,
  siret: siretField,
  communes: communesField,
  person: personField,
  repeat: repeatField,
  'row-choice': rowChoiceField,
  timetable: timetableField,
  budget: budgetField,
  commitment: commitmentField
}

export function isAnswered(question: Question): question is AnsweredQuestion {
  return question.type !== 'attachment' && question.type !== 'departements'
}

export function fieldOf(question: AnsweredQuestion): FieldType<AnsweredQuestion> {
  return FIELDS[question.type]
}
