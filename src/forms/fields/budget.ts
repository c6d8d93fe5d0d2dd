import { z } from 'zod'
import type { FieldError } from '../answers.ts'
import type { FieldInput } from '../field-input.ts'
import type { FieldType } from '../field-type.ts'
import { formatEuros } from '../format.ts'
import { questionBase } from '../question-base.ts'
import { BUDGET_SIDES, bySide, isBlankLine, totalOf, type RawBudget } from './budget-sides.ts'
import { budgetSideView } from './budget-side-view.ts'
import { tooLong } from './counter.ts'
import { readCents, typedEuros } from './money.ts'
import { inRow, wrongRowCount } from './rows.ts'

/** What it costs and what pays for it, both sides with the same total. */
export const budget = z.strictObject({
  ...questionBase,
  type: z.literal('budget'),
  /** Rows of each side. */
  max: z.int().min(1).max(60).default(20),
  lineMax: z.int().min(1).max(500).default(120)
})

export type Budget = z.infer<typeof budget>

/** Amounts are whole cents; the charges and the products have the same total. */
export type BudgetValue = Record<(typeof BUDGET_SIDES)[number], { label: string; amount: number }[]>

const rawLines = z.array(z.object({ label: z.string(), amount: z.string() }))

export const budgetField: FieldType<Budget, RawBudget, BudgetValue> = {
  shape: z.object({ charges: rawLines, products: rawLines }),
  errors: [
    'missing-part',
    'too-long',
    'not-an-amount',
    'amount-too-small',
    'too-many-rows',
    'products-below-charges',
    'products-above-charges'
  ],
  gather: (_question, input) => bySide((side) => linesOf(input.at(side))),
  isBlank: (raw) => BUDGET_SIDES.every((side) => raw[side].every(isBlankLine)),
  check(question, raw) {
    const errors = BUDGET_SIDES.flatMap((side) => checkSide(question, raw, side))
    if (errors.length === 0) errors.push(...unbalanced(raw))
    if (errors.length > 0) return { errors }
    const value = bySide((side) =>
      raw[side]
        .filter((line) => !isBlankLine(line))
        .map((line) => ({ label: line.label, amount: readCents(line.amount) ?? 0 }))
    )
    return { value, errors }
  },
  toRaw: (_question, value) =>
    bySide((side) =>
      value[side].map((line) => ({ label: line.label, amount: typedEuros(line.amount) }))
    ),
  isPending: (_question, raw) => BUDGET_SIDES.some((side) => raw[side].some(isBlankLine)),
  addRow: (question, raw, part) =>
    bySide((side) =>
      side === part && raw[side].length < question.max
        ? [...raw[side], { label: '', amount: '' }]
        : raw[side]
    ),
  edit: (question, raw, scope) => ({
    sides: BUDGET_SIDES.map((side) => budgetSideView(raw[side], side, question.max, scope))
  }),
  read: (_question, value, scope) => ({
    kind: 'budget',
    sides: BUDGET_SIDES.map((side) => ({
      title: scope.t(`forms.budget.${side}`),
      rows: value[side].map((line) => ({
        label: line.label,
        amount: formatEuros(line.amount, scope.lang)
      })),
      total: formatEuros(
        value[side].reduce((sum, line) => sum + line.amount, 0),
        scope.lang
      ),
      totalLabel: scope.t('forms.budget.total')
    }))
  })
}

function linesOf(input: FieldInput) {
  return input
    .rows()
    .map((row) => ({ label: row.line('label'), amount: row.line('amount') }))
    .filter((line) => !isBlankLine(line))
}

function checkSide(question: Budget, raw: RawBudget, side: keyof RawBudget): FieldError[] {
  const filled = raw[side].filter((line) => !isBlankLine(line))
  const errors = raw[side].flatMap((line, index) =>
    isBlankLine(line) ? [] : checkLine(question, line, index)
  )
  errors.push(...wrongRowCount(filled.length, 0, question.max))
  return errors.map((error) => ({ ...error, part: error.part ? `${side}.${error.part}` : side }))
}

function checkLine(
  question: Budget,
  line: RawBudget['charges'][number],
  index: number
): FieldError[] {
  const errors: FieldError[] = []
  const long = tooLong(line.label, question.lineMax)
  if (line.label === '') errors.push(inRow({ code: 'missing-part' }, index, 'label'))
  if (long) errors.push(inRow(long, index, 'label'))
  const cents = readCents(line.amount)
  if (line.amount === '') errors.push(inRow({ code: 'missing-part' }, index, 'amount'))
  else if (cents === undefined) errors.push(inRow({ code: 'not-an-amount' }, index, 'amount'))
  else if (cents < 0) {
    errors.push(inRow({ code: 'amount-too-small', params: { min: 0 } }, index, 'amount'))
  }
  return errors
}

function unbalanced(raw: RawBudget): FieldError[] {
  const charges = totalOf(raw.charges)
  const products = totalOf(raw.products)
  if (charges === products) return []
  const code = products < charges ? 'products-below-charges' : 'products-above-charges'
  const gap = Math.abs(charges - products) / 100
  return [{ code, params: { charges: charges / 100, products: products / 100, gap } }]
}
