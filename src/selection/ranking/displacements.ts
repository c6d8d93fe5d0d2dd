import type { BestSet } from './best-set.ts'
import type { Candidate } from './feasibility.ts'
import { isRural, isUrbanOrQpv } from './feasibility.ts'
import type { Constraint } from './rules.ts'

/** One departure from the merit order, with what its two reasons are to be written from. */
export interface Displacement {
  /** The dossier that a lower one overtakes. */
  readonly id: string
  /** The dossier that takes the place. */
  readonly to: string
  /** The constraints that, together, decide it. */
  readonly rules: readonly Constraint[]
  readonly departement: string | null
  /** The selected dossier that already holds the place of its département, if that decides. */
  readonly heldBy: string | null
  /** Whether its merit alone gave it a place: otherwise it is only passed over on the way down. */
  readonly losesPlace: boolean
}

/**
 * Who gives way to whom, in rank order. Each dossier that loses the place its merit gave it is
 * paired with another one that gains a place, by preference one that the same rule called for.
 * @param ordered eligible dossiers in rank order.
 */
export function displacementsOf(ordered: readonly Candidate[], best: BestSet): Displacement[] {
  const onMerit = ordered.slice(0, best.chosen.length)
  const gaining = best.chosen.filter((candidate) => !onMerit.includes(candidate))
  const unpaired = new Set(gaining)
  const rank = new Map(ordered.map(({ id }, i) => [id, i]))
  return best.passedOver.flatMap(({ candidate, rules, heldBy }) => {
    const losesPlace = onMerit.includes(candidate)
    const below = gaining.filter(
      (one) =>
        (rank.get(one.id) ?? 0) > (rank.get(candidate.id) ?? 0) &&
        (!losesPlace || unpaired.has(one))
    )
    const to = below.find((one) => rules.some((rule) => serves(one, rule, candidate))) ?? below[0]
    if (!to) return []
    if (losesPlace) unpaired.delete(to)
    const departement = candidate.departement ?? null
    return [{ id: candidate.id, to: to.id, rules, departement, heldBy, losesPlace }]
  })
}

function serves(gaining: Candidate, rule: Constraint, losing: Candidate): boolean {
  switch (rule) {
    case 'onePerDepartement':
      return gaining.departement !== losing.departement
    case 'atLeastOneRural':
      return isRural(gaining)
    case 'atLeastOneUrbanOrQpv':
      return isUrbanOrQpv(gaining)
  }
}
