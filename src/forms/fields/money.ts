import { formatEuros } from '../format.ts'
import { readNumber } from '../read-number.ts'
import { lineField, refused } from './line-field.ts'
import { z } from 'zod'
import { questionBase } from '../question-base.ts'

/** Euros. Bounds are in euros; the stored value is a whole number of cents. */
export const money = z.strictObject({
  ...questionBase,
  type: z.literal('money'),
  min: z.number().min(0).default(0),
  max: z.number().max(1_000_000_000).default(1_000_000_000)
})

export type Money = z.infer<typeof money>

/** @returns whole cents, or undefined when this is no amount in euros */
export function readCents(typed: string): number | undefined {
  const euros = readNumber(typed, '€')
  if (euros === undefined || Math.abs(euros) > 1e12) return undefined
  const cents = Math.round(euros * 100)
  return cents / 100 === euros ? cents : undefined
}

/** What is typed back into a control: `15000`, or `15000,50`. */
export function typedEuros(cents: number): string {
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace('.', ',')
}

export const moneyField = lineField<Money, number>({
  errors: ['not-an-amount', 'amount-too-small', 'amount-too-large'],
  check(question, typed) {
    const value = readCents(typed)
    if (value === undefined) return refused('not-an-amount')
    if (value < question.min * 100) return refused('amount-too-small', { min: question.min })
    if (value > question.max * 100) return refused('amount-too-large', { max: question.max })
    return { value, errors: [] }
  },
  toRaw: (_question, value) => typedEuros(value),
  read: (_question, value, scope) => ({ kind: 'line', text: formatEuros(value, scope.lang) })
})
