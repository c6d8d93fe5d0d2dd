import type { Candidate } from './feasibility.ts'
import { canComplete, isRural, isUrbanOrQpv } from './feasibility.ts'
import type { Constraint } from './rules.ts'

/** A constraint that does not apply this time. */
export interface VoidConstraint {
  readonly constraint: Constraint
  /**
   * `single-place`: a kind of territory is asked for only from two places on. `no-candidate`: no
   * eligible dossier could meet it. `incompatible`: no set meets it with those before it.
   */
  readonly reason: 'single-place' | 'no-candidate' | 'incompatible'
}

/** An eligible dossier passed over for one that stands lower. */
export interface PassedOver {
  readonly candidate: Candidate
  /** The fewest constraints that, together, forbid it beside those chosen before it. */
  readonly rules: readonly Constraint[]
  /** Who holds the place of its département, when that is a reason. */
  readonly heldBy: string | null
}

export interface BestSet {
  /** Those who were kept first, then the chosen in rank order. */
  readonly chosen: readonly Candidate[]
  readonly passedOver: readonly PassedOver[]
  readonly voided: readonly VoidConstraint[]
}

/**
 * The best set of `places` eligible dossiers (all of them when fewer) that meets the constraints.
 * Best means first in lexicographic rank order: no other such set gives its highest place to a
 * higher dossier, or, that place being the same, its second, and so on. It is found by taking
 * dossiers in rank order, each if and only if those taken can still be completed, which is exact
 * because `canComplete` is.
 * @param ordered eligible dossiers in rank order, without `kept`.
 * @param kept dossiers whose place is not in question: those who stay when another withdraws.
 */
export function bestSet(
  ordered: readonly Candidate[],
  places: number,
  constraints: readonly Constraint[],
  kept: readonly Candidate[] = []
): BestSet {
  const eligible = [...kept, ...ordered]
  const size = Math.max(kept.length, Math.min(places, eligible.length))
  const { active, voided } = applicable(ordered, kept, size, places, constraints)
  const chosen = [...kept]
  const passedOver: PassedOver[] = []
  for (const [i, candidate] of ordered.entries()) {
    if (chosen.length === size) break
    const pool = ordered.slice(i + 1)
    const fits = (rules: readonly Constraint[]): boolean =>
      canComplete([...chosen, candidate], pool, size, eligible, rules)
    if (fits(active)) chosen.push(candidate)
    else passedOver.push(explain(candidate, chosen, active, fits))
  }
  return { chosen, passedOver, voided }
}

/** Keeps each constraint, in order, if some set meets it with those kept before it. */
function applicable(
  ordered: readonly Candidate[],
  kept: readonly Candidate[],
  size: number,
  places: number,
  constraints: readonly Constraint[]
): { active: Constraint[]; voided: VoidConstraint[] } {
  const eligible = [...kept, ...ordered]
  const active: Constraint[] = []
  const voided: VoidConstraint[] = []
  for (const constraint of constraints) {
    if (constraint !== 'onePerDepartement' && places < 2) {
      voided.push({ constraint, reason: 'single-place' })
    } else if (!eligible.some((candidate) => canMeet(candidate, constraint))) {
      voided.push({ constraint, reason: 'no-candidate' })
    } else if (canComplete(kept, ordered, size, eligible, [...active, constraint])) {
      active.push(constraint)
    } else {
      voided.push({ constraint, reason: 'incompatible' })
    }
  }
  return { active, voided }
}

function canMeet(candidate: Candidate, constraint: Constraint): boolean {
  switch (constraint) {
    case 'onePerDepartement':
      return candidate.departement != null
    case 'atLeastOneRural':
      return isRural(candidate)
    case 'atLeastOneUrbanOrQpv':
      return isUrbanOrQpv(candidate)
  }
}

function explain(
  candidate: Candidate,
  chosen: readonly Candidate[],
  active: readonly Constraint[],
  fits: (rules: readonly Constraint[]) => boolean
): PassedOver {
  const rules = subsetsBySize(active).find((subset) => !fits(subset)) ?? active
  const holder = rules.includes('onePerDepartement')
    ? chosen.find(({ departement }) => departement != null && departement === candidate.departement)
    : undefined
  return { candidate, rules, heldBy: holder?.id ?? null }
}

function subsetsBySize<T>(items: readonly T[]): T[][] {
  return items
    .reduce<T[][]>((subsets, item) => [...subsets, ...subsets.map((s) => [...s, item])], [[]])
    .sort((a, b) => a.length - b.length)
}
