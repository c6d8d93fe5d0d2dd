export { departementsOf, findDepartement, listDepartements, populationOf } from './departements.ts'
export { findCommune, findEpci, findTerritoryBySiren, listCommunes } from './find-territory.ts'
export {
  parseTerritoryFacts,
  type Density,
  type Grouping,
  type ImportError,
  type ImportProblem,
  type PriorityDistrict,
  type TerritoryFact
} from './import-facts.ts'
export { indexFacts, type FactsIndex } from './index-facts.ts'
export { officialCredit } from './official-data.ts'
export { searchTerritories } from './search-territories.ts'
export {
  sirenHolds,
  sirenOfSiret,
  siretCheck,
  type SiretCheck,
  type SiretProblem
} from './siret.ts'
export type { Commune, Departement, Epci, EpciType, Territory, TerritoryKind } from './territory.ts'
