import type { Grouping, PriorityDistrict, TerritoryFact } from './import-facts.ts'

/** Imported facts, ready for questions. */
export interface FactsIndex {
  findGrouping(siren: string): Grouping | undefined
  /** Insee's density level, 1 (dense) to 7 (very sparse); undefined when it was not imported. */
  densityLevelOf(communeCode: string): number | undefined
  priorityDistrictsOf(communeCodes: readonly string[]): PriorityDistrict[]
}

/** @param facts as `parseTerritoryFacts` gives them, or as they were stored */
export function indexFacts(facts: readonly TerritoryFact[]): FactsIndex {
  const groupings = new Map<string, Grouping>()
  const levels = new Map<string, number>()
  const districts: PriorityDistrict[] = []
  for (const fact of facts) {
    if (fact.kind === 'density') levels.set(fact.commune, fact.level)
    else if (fact.kind === 'qpv') districts.push(fact)
    else groupings.set(fact.siren, fact)
  }
  return {
    findGrouping: (siren) => groupings.get(siren),
    densityLevelOf: (communeCode) => levels.get(communeCode),
    priorityDistrictsOf: (communeCodes) =>
      districts.filter((one) => one.communes.some((code) => communeCodes.includes(code)))
  }
}
