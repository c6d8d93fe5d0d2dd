import type { Constraint, Dossier } from './rules.ts'

/** What a constraint looks at. */
export type Candidate = Omit<Dossier, 'readings'>

export function isRural({ kind }: Candidate): boolean {
  return kind === 'rural'
}

export function isUrbanOrQpv({ kind, qpv }: Candidate): boolean {
  return kind === 'urban' || qpv === true
}

type Trait = (candidate: Candidate) => boolean

const TRAIT: Partial<Record<Constraint, Trait>> = {
  atLeastOneRural: isRural,
  atLeastOneUrbanOrQpv: isUrbanOrQpv
}

/**
 * Whether `chosen` can be completed from `pool` to exactly `size` dossiers meeting `constraints`.
 *
 * One per département: two of a set may come from one département only if every other département
 * with an eligible dossier is in the set. A set meeting it is therefore of one of two forms, and each
 * is checked by counting: all départements distinct, or every département covered. A dossier without
 * a département neither uses one up nor waits for one.
 * @param eligible every eligible dossier still available or chosen, passed over or not.
 */
export function canComplete(
  chosen: readonly Candidate[],
  pool: readonly Candidate[],
  size: number,
  eligible: readonly Candidate[],
  constraints: readonly Constraint[]
): boolean {
  const free = size - chosen.length
  if (free < 0 || free > pool.length) return false
  const needs = constraints
    .flatMap((constraint) => TRAIT[constraint] ?? [])
    .filter((trait) => !chosen.some(trait))
  if (!constraints.includes('onePerDepartement')) {
    return coversWithin(pool, new Set(), free, needs)
  }
  const taken = departementsOf(chosen)
  if (taken.size === chosen.filter(({ departement }) => departement != null).length) {
    const unused = pool.filter(({ departement }) => departement == null || !taken.has(departement))
    if (distinctWithin(unused, free, needs)) return true
  }
  const missing = new Set([...departementsOf(eligible)].filter((code) => !taken.has(code)))
  return coversWithin(pool, missing, free, needs)
}

/** `free` dossiers of distinct départements that together have each needed trait. */
function distinctWithin(
  pool: readonly Candidate[],
  free: number,
  needs: readonly Trait[]
): boolean {
  const landless = pool.filter(({ departement }) => departement == null).length
  if (departementsOf(pool).size + landless < free) return false
  if (needs.length === 0) return true
  if (free >= 1 && pool.some((one) => needs.every((trait) => trait(one)))) return true
  const [first, second] = needs
  if (!first || !second || free < 2) return false
  const others = pool.filter(second)
  return pool
    .filter(first)
    .some(({ departement }) =>
      others.some((other) => departement == null || other.departement !== departement)
    )
}

/** `free` dossiers that cover every missing département and together have each needed trait. */
function coversWithin(
  pool: readonly Candidate[],
  missing: ReadonlySet<string>,
  free: number,
  needs: readonly Trait[]
): boolean {
  const present = departementsOf(pool)
  if ([...missing].some((code) => !present.has(code))) return false
  return missing.size + extraFor(pool, missing, needs) <= free
}

/** How many dossiers the traits cost beyond one for each missing département. */
function extraFor(
  pool: readonly Candidate[],
  missing: ReadonlySet<string>,
  needs: readonly Trait[]
): number {
  if (needs.length === 0) return 0
  const covering = pool.filter(({ departement }) => departement != null && missing.has(departement))
  const hasAll: Trait = (one) => needs.every((trait) => trait(one))
  if (covering.some(hasAll)) return 0
  const [first, second] = needs
  if (!first || !second) return pool.some(hasAll) ? 1 : Infinity
  const firsts = departementsOf(covering.filter(first))
  const seconds = departementsOf(covering.filter(second))
  // Two different départements can be found unless both sets are the same single one.
  const both = firsts.size > 0 && seconds.size > 0
  if (both && new Set([...firsts, ...seconds]).size > 1) return 0
  if (!pool.some(first) || !pool.some(second)) return Infinity
  return firsts.size > 0 || seconds.size > 0 || pool.some(hasAll) ? 1 : 2
}

/** In a plain loop: it is asked for each dossier of each run of a large call. */
function departementsOf(candidates: readonly Candidate[]): Set<string> {
  const codes = new Set<string>()
  for (const { departement } of candidates) if (departement != null) codes.add(departement)
  return codes
}
