import { officialData } from './official-data.ts'
import type { Commune, Departement } from './territory.ts'

/** The départements of the region, by code. */
export function listDepartements(): readonly Departement[] {
  return officialData().departements
}

export function findDepartement(code: string): Departement | undefined {
  return officialData().departements.find((one) => one.code === code)
}

/**
 * Départements of a list of communes, by code, each once.
 * @param communeCodes INSEE codes of the region
 * @throws RangeError naming the code that the region does not have
 */
export function departementsOf(communeCodes: readonly string[]): Departement[] {
  const codes = new Set(communeCodes.map((code) => known(code).departement))
  return officialData().departements.filter((one) => codes.has(one.code))
}

/**
 * Inhabitants of a list of communes (legal population), a commune given twice counted once.
 * @param communeCodes INSEE codes of the region
 * @throws RangeError naming the code that the region does not have
 */
export function populationOf(communeCodes: readonly string[]): number {
  return [...new Set(communeCodes)].reduce((sum, code) => sum + known(code).population, 0)
}

function known(code: string): Commune {
  const commune = officialData().communes.get(code)
  if (!commune) throw new RangeError(`No commune of the region has the code ${code}.`)
  return commune
}
