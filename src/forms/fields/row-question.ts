import { z } from 'zod'
import { date } from './date.ts'
import { link } from './link.ts'
import { longText } from './long-text.ts'
import { mail } from './mail.ts'
import { money } from './money.ts'
import { number } from './number.ts'
import { percent } from './percent.ts'
import { shortText } from './short-text.ts'
import { siret } from './siret.ts'

/** What a row of a list may ask: one value each, so that a row stays readable. */
export const rowQuestion = z.discriminatedUnion('type', [
  shortText,
  longText,
  number,
  money,
  percent,
  date,
  mail,
  link,
  siret
])

export type RowQuestion = z.infer<typeof rowQuestion>
