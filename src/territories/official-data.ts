import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../shared/project-root.ts'
import type { Commune, Departement, Epci } from './territory.ts'

const fileSchema = z.object({
  source: z.string(),
  version: z.string(),
  licence: z.string(),
  region: z.string(),
  departements: z.array(z.tuple([z.string(), z.string()])),
  communes: z.array(z.tuple([z.string(), z.string(), z.string(), z.number(), z.string()])),
  epci: z.array(
    z.tuple([
      z.string(),
      z.string(),
      z.enum(['CC', 'CA', 'CU', 'METRO']),
      z.number(),
      z.string(),
      z.string()
    ])
  )
})

export interface OfficialData {
  /** What to credit, as the licence asks: package, its version, licence. */
  credit: { source: string; version: string; licence: string }
  region: string
  departements: Departement[]
  communes: Map<string, Commune>
  epci: Map<string, Epci>
  communesBySiren: Map<string, Commune>
}

const EXTRACT = 'src/territories/data/centre-val-de-loire.json'

let loaded: OfficialData | undefined

/** The region's extract, read at the first question and kept: 120 kB on disk, some 1 MB in memory. */
export function officialData(): OfficialData {
  loaded ??= load()
  return loaded
}

function load(): OfficialData {
  const text = readFileSync(join(projectRoot, EXTRACT), 'utf8')
  const file = fileSchema.parse(JSON.parse(text))
  const epci = new Map<string, Epci>()
  const epciOf = new Map<string, string>()
  for (const [siren, name, type, population, departements, memberCodes] of file.epci) {
    const members = memberCodes.split(' ')
    for (const code of members) epciOf.set(code, siren)
    const one = { siren, name, type, population, members, departements: departements.split(' ') }
    epci.set(siren, { kind: 'epci', ...one })
  }
  const communes = new Map<string, Commune>()
  for (const [code, name, postalCodes, population, siren] of file.communes) {
    const owner = epciOf.get(code)
    communes.set(code, {
      kind: 'commune',
      code,
      name,
      postalCodes: postalCodes.split(' '),
      population,
      departement: code.slice(0, 2),
      siren,
      ...(owner !== undefined && { epci: owner })
    })
  }
  return {
    credit: { source: file.source, version: file.version, licence: file.licence },
    region: file.region,
    departements: file.departements.map(([code, name]) => ({ code, name })),
    communes,
    epci,
    communesBySiren: new Map([...communes.values()].map((commune) => [commune.siren, commune]))
  }
}

/** What to credit on a page that shows official data, as their licence asks. */
export function officialCredit(): OfficialData['credit'] {
  return officialData().credit
}
