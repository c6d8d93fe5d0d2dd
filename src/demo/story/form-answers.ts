import type { Answer, Json } from '../../forms/index.ts'
import type { DraftAnswers } from './answers-schema.ts'

/**
 * A dossier's answers as the form stores them: an array, amounts in whole cents, the residents' group a
 * list of one. What they are worth under a given form is for the form to say.
 */
export function formAnswers(answers: DraftAnswers): Answer[] {
  const { amount, budget, 'residents-group': group, ...others } = answers
  const values = {
    ...others,
    ...(group && { 'residents-group': [group] }),
    ...(amount !== undefined && { amount: amount * 100 }),
    ...(budget && {
      budget: { charges: inCents(budget.charges), products: inCents(budget.products) }
    })
  }
  // What was left out must be absent, not undefined, at any depth: that is what JSON keeps.
  const stored = JSON.parse(JSON.stringify(values)) as Record<string, Json>
  return Object.entries(stored).map(([id, value]) => ({ id, value }))
}

function inCents(lines: { label: string; amount: number }[]) {
  return lines.map(({ label, amount }) => ({ label, amount: amount * 100 }))
}
