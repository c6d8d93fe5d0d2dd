import { officialData } from './official-data.ts'
import type { Commune, Epci, Territory } from './territory.ts'

/** @param code INSEE code; communes outside the region, or no longer in force, are unknown */
export function findCommune(code: string): Commune | undefined {
  return officialData().communes.get(code)
}

/** The communes of the region, in the order of their codes. */
export function listCommunes(): readonly Commune[] {
  return [...officialData().communes.values()]
}

/** @param siren nine digits */
export function findEpci(siren: string): Epci | undefined {
  return officialData().epci.get(siren)
}

/** The commune or EPCI that a SIREN names, so that a SIRET typed by a candidate fills in its name. */
export function findTerritoryBySiren(siren: string): Territory | undefined {
  const { communesBySiren, epci } = officialData()
  return communesBySiren.get(siren) ?? epci.get(siren)
}
