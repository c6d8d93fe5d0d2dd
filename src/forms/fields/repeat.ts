import { z } from 'zod'
import { localText } from '../local-text.ts'
import { questionBase } from '../question-base.ts'
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

/** The same few questions, asked between `min` and `max` times. */
export const repeat = z.strictObject({
  ...questionBase,
  type: z.literal('repeat'),
  /** What one row is called: « Initiative », numbered on the page. */
  rowLabel: localText,
  min: z.int().min(0).default(1),
  max: z.int().min(1).max(100),
  questions: z.array(rowQuestion).min(1)
})

export type Repeat = z.infer<typeof repeat>
export type RowQuestion = z.infer<typeof rowQuestion>
