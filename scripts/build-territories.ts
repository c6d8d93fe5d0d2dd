/**
 * Writes `src/territories/data/centre-val-de-loire.json` from the development dependency
 * `@etalab/decoupage-administratif`. Developers run it after raising that dependency
 * (`npx tsx scripts/build-territories.ts`) and commit what it wrote.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { format } from 'prettier'

const REGION = '24'
const OUTPUT = new URL('../src/territories/data/centre-val-de-loire.json', import.meta.url)

interface SourceCommune {
  code: string
  nom: string
  type: string
  region?: string
  departement?: string
  siren?: string
  codesPostaux?: string[]
  population?: number
}

interface SourceEpci {
  code: string
  nom: string
  type: string
  populationMunicipale: number
  membres: { code: string; populationMunicipale: number }[]
}

interface SourceDepartement {
  code: string
  nom: string
  region?: string
}

const require = createRequire(import.meta.url)
const read = <T>(name: string): T =>
  JSON.parse(
    readFileSync(require.resolve(`@etalab/decoupage-administratif/${name}.json`), 'utf8')
  ) as T

/** The source writes straight apostrophes and doubled quotes; screens show typographic ones. */
function typographic(name: string): string {
  return name.replace(/''(.+?)''/g, '« $1 »').replaceAll("'", '’')
}

const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1)

const communes = read<SourceCommune[]>('data/communes')
  .filter((commune) => commune.region === REGION && commune.type === 'commune-actuelle')
  .sort(byCode)
const inRegion = new Set(communes.map((commune) => commune.code))
const epci = read<SourceEpci[]>('data/epci')
  .filter((one) => one.membres.some((member) => inRegion.has(member.code)))
  .sort(byCode)
const departements = read<SourceDepartement[]>('data/departements')
  .filter((one) => one.region === REGION)
  .sort(byCode)

/** Départements of an EPCI, the one where most of its inhabitants live first. */
function departementsOf(one: SourceEpci): string[] {
  const inhabitants = new Map<string, number>()
  for (const { code, populationMunicipale } of one.membres) {
    const departement = code.slice(0, 2)
    inhabitants.set(departement, (inhabitants.get(departement) ?? 0) + populationMunicipale)
  }
  return [...inhabitants].sort((a, b) => b[1] - a[1]).map(([departement]) => departement)
}

const data = {
  source: '@etalab/decoupage-administratif',
  version: read<{ version: string }>('package').version,
  licence: 'Licence Ouverte (Etalab)',
  region: 'Centre-Val de Loire',
  departements: departements.map(({ code, nom }) => [code, typographic(nom)]),
  communeColumns: ['code', 'name', 'postalCodes', 'population', 'siren'],
  communes: communes.map((commune) => [
    commune.code,
    typographic(commune.nom),
    (commune.codesPostaux ?? []).join(' '),
    commune.population ?? 0,
    commune.siren ?? ''
  ]),
  epciColumns: ['siren', 'name', 'type', 'population', 'departements', 'members'],
  epci: epci.map((one) => [
    one.code,
    typographic(one.nom),
    one.type,
    one.populationMunicipale,
    departementsOf(one).join(' '),
    one.membres.map((member) => member.code).join(' ')
  ])
}

// One row per line: a new year's data reads as a difference in a review.
const text = JSON.stringify(data).replaceAll('],[', '],\n[')
writeFileSync(OUTPUT, await format(text, { parser: 'json', printWidth: 100_000 }))
console.log(`${communes.length} communes, ${epci.length} EPCI, ${departements.length} départements`)
