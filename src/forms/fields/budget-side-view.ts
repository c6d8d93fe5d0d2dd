import type { EditScope } from '../field-type.ts'
import { formatEuros } from '../format.ts'
import { totalOf, type BudgetSide, type RawBudgetLine } from './budget-sides.ts'
import { partView } from './part-view.ts'
import { padded, rowButtons } from './rows.ts'

/** One side of a budget with its controls and its total so far. */
export function budgetSideView(
  raw: readonly RawBudgetLine[],
  side: BudgetSide,
  max: number,
  scope: EditScope
) {
  const within = scope.at(side)
  const lines = padded(raw, 1, () => ({ label: '', amount: '' }))
  const title = scope.t(`forms.budget.${side}`)
  return {
    id: within.htmlId,
    title,
    errors: within.errorsAt(),
    errorId: `${within.htmlId}__e`,
    rows: lines.map((line, index) => {
      const row = within.at(String(index))
      const words = { side: title, n: index + 1 }
      return {
        legend: scope.t('forms.budget.row', words),
        details: [
          partView(row.at('label'), scope.t('forms.budget.label'), line.label),
          partView(row.at('amount'), scope.t('forms.budget.amount'), line.amount)
        ],
        remove: {
          value: `${within.name}.${index}`,
          label: scope.t('forms.budget.remove', words)
        }
      }
    }),
    total: formatEuros(totalOf(raw), scope.lang),
    totalLabel: scope.t('forms.budget.total'),
    ...rowButtons(lines.length, max, within, scope.t(`forms.budget.add-${side}`))
  }
}
