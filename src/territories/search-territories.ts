import { officialData } from './official-data.ts'
import { searchableText } from './searchable-text.ts'
import type { Territory, TerritoryKind } from './territory.ts'

interface Entry {
  territory: Territory
  /** The name as said: `la chatre`, and without type or article: `chatre`. */
  names: string[]
  words: string[]
  numbers: string[]
}

const TYPE = /^(CC|CA|CU) (de la |de l’|des |du |de |d’)?/
const ARTICLE = /^(la|le|les|l) /

let index: Entry[] | undefined

/**
 * Communes and EPCI whose name, postal code, INSEE code or SIREN starts as typed. Accents, case,
 * hyphens and apostrophes do not matter; the words of a name may come in any order.
 * @param query what was typed; an empty one finds nothing
 * @param kinds which kinds to look among, all by default
 * @param limit how many to return at most, 10 by default
 * @returns exact names first, then names that start with the query, then the others; within each, the most inhabitants first
 */
export function searchTerritories(
  query: string,
  { kinds, limit = 10 }: { kinds?: readonly TerritoryKind[]; limit?: number } = {}
): Territory[] {
  const wanted = searchableText(query)
  if (wanted === '') return []
  index ??= buildIndex()
  return index
    .filter((entry) => !kinds || kinds.includes(entry.territory.kind))
    .map((entry) => ({ territory: entry.territory, distance: distanceOf(entry, wanted) }))
    .filter((found) => found.distance < Infinity)
    .sort((a, b) => a.distance - b.distance || b.territory.population - a.territory.population)
    .slice(0, limit)
    .map((found) => found.territory)
}

function distanceOf(entry: Entry, wanted: string): number {
  const number = wanted.replaceAll(' ', '')
  if (/^\d+$/.test(number)) {
    if (entry.numbers.includes(number)) return 0
    return number.length > 1 && entry.numbers.some((one) => one.startsWith(number)) ? 1 : Infinity
  }
  if (entry.names.includes(wanted)) return 0
  if (entry.names.some((name) => name.startsWith(wanted))) return 1
  const words = wanted.split(' ')
  return words.every((word) => entry.words.some((one) => one.startsWith(word))) ? 2 : Infinity
}

function buildIndex(): Entry[] {
  const { communes, epci } = officialData()
  return [...communes.values(), ...epci.values()].map((territory) => {
    const full = searchableText(territory.name)
    const withoutType = searchableText(territory.name.replace(TYPE, ''))
    return {
      territory,
      names: [...new Set([full, withoutType, withoutType.replace(ARTICLE, '')])],
      words: full.split(' '),
      numbers:
        territory.kind === 'commune'
          ? [territory.code, territory.siren, ...territory.postalCodes]
          : [territory.siren]
    }
  })
}
