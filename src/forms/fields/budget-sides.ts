import { readCents } from './money.ts'

export const BUDGET_SIDES = ['charges', 'products'] as const

export type BudgetSide = (typeof BUDGET_SIDES)[number]
export type RawBudgetLine = { label: string; amount: string }
export type RawBudget = Record<BudgetSide, RawBudgetLine[]>

export function bySide<T>(make: (side: BudgetSide) => T): Record<BudgetSide, T> {
  return { charges: make('charges'), products: make('products') }
}

export const isBlankLine = (line: RawBudgetLine) => line.label === '' && line.amount === ''

/** In cents; amounts that cannot be read count for nothing until they are mended. */
export function totalOf(lines: readonly RawBudgetLine[]): number {
  return lines.reduce((sum, line) => sum + (readCents(line.amount) ?? 0), 0)
}
