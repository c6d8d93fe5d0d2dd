import {
  CONSTRAINTS,
  simulate,
  type Constraint,
  type ConstraintCost,
  type ConstraintCosts,
  type CurrentRanking
} from '../../../selection/index.ts'
import type { PersonRequest } from '../../page.ts'
import { decimal } from './words-of.ts'

type Subjects = ReadonlyMap<string, { territory: string; departement: string | null }>

/** What each constraint changes and costs, and the selection under the constraints that somebody ticks. */
export function costsModel(
  request: PersonRequest,
  current: CurrentRanking,
  costs: ConstraintCosts | null,
  subjects: Subjects
) {
  const { t, query } = request
  const { ranking, rules } = current
  if (!costs || !ranking || rules.constraints.length === 0) return null
  const asked = query['simuler'] !== undefined
  const ticked = [query['contrainte'] ?? []].flat()
  const kept = rules.constraints.filter((one) => !asked || ticked.includes(one))
  const simulated = simulate(ranking, rules.places, kept)
  const names = (ids: readonly string[]) =>
    ids.map((id) => subjects.get(id)?.territory ?? id).join(', ')
  const line = ({ cost, bringsIn, leavesOut }: ConstraintCost) => ({
    cost: decimal(cost, request),
    changes:
      bringsIn.length + leavesOut.length === 0
        ? t('jury.costs.nothing')
        : t('jury.costs.changes', { in: names(bringsIn), out: names(leavesOut) })
  })
  const strip = (selected: readonly string[], other: readonly string[]) =>
    selected.map((id) => ({
      departement: subjects.get(id)?.departement ?? '',
      territory: subjects.get(id)?.territory ?? id,
      swap: !other.includes(id)
    }))
  const { real } = costs
  return {
    each: costs.each.map((one) => ({
      label: t(`jury.constraint.${one.constraint}`),
      ...line(one)
    })),
    all: line(costs.all),
    with: strip(real.selected, simulated.selected),
    withPoints: decimal(real.points, request),
    without: strip(simulated.selected, real.selected),
    withoutPoints: decimal(simulated.points, request),
    ...{ asked, same: kept.length === rules.constraints.length },
    toggles: CONSTRAINTS.filter((one) => rules.constraints.includes(one)).map(
      (value: Constraint) => ({
        ...{ value, label: t(`jury.constraint.${value}`), checked: kept.includes(value) }
      })
    )
  }
}
