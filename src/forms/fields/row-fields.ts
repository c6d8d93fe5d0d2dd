import type { FieldType } from '../field-type.ts'
import { dateField } from './date.ts'
import { linkField } from './link.ts'
import { longTextField } from './long-text.ts'
import { mailField } from './mail.ts'
import { moneyField } from './money.ts'
import { numberField } from './number.ts'
import { percentField } from './percent.ts'
import type { RowQuestion } from './row-question.ts'
import { shortTextField } from './short-text.ts'
import { siretField } from './siret.ts'

const ROW_FIELDS: Record<RowQuestion['type'], FieldType<RowQuestion, string>> = {
  'short-text': shortTextField,
  'long-text': longTextField,
  number: numberField,
  money: moneyField,
  percent: percentField,
  date: dateField,
  mail: mailField,
  link: linkField,
  siret: siretField
}

export function rowFieldOf(question: RowQuestion): FieldType<RowQuestion, string> {
  return ROW_FIELDS[question.type]
}
