import type { Account } from '../../../accounts/index.ts'
import { groupFilter } from './state-groups.ts'
import { plain, type Search, type SortName, type Turn } from './read-search.ts'

const SORT_FIELDS: Record<SortName, string> = {
  numero: '_id',
  territoire: 'subject.territory',
  dep: 'subject.departement',
  tour: 'owners',
  depuis: 'enteredAt',
  echeance: 'pollAt',
  resp: 'subject.officer'
}

const OWNERS: Record<Exclude<Turn, 'moi'>, readonly string[]> = {
  equipe: ['officer'],
  territoire: ['writer', 'signatory'],
  comite: ['committee'],
  jury: ['jury'],
  autorite: ['authority', 'deputy']
}

/** It is the team's move. */
export const WAITS_FOR_TEAM = { 'subject.waitsForTeam': true }

/** A search as a filter on instances. Titles are not searched: before the closing they are nobody's to know. */
export function searchFilter(
  { words, state, departement, officer, turn, late, paper }: Search,
  me: Pick<Account, 'id'>,
  officers: readonly { id: string; name: string }[]
): Record<string, unknown> {
  const all: Record<string, unknown>[] = [
    ...words.map((word) => {
      const pattern = { $regex: escaped(word), $options: 'i' }
      return { $or: [{ _id: pattern }, { 'subject.territory': pattern }] }
    }),
    ...(state ? [groupFilter(state)] : []),
    ...(departement ? [{ 'subject.departement': departement }] : []),
    ...(officer ? [officerFilter(officer, me, officers)] : []),
    ...(turn ? [turnFilter(turn, me)] : []),
    ...(late ? [{ 'subject.late': true }] : []),
    ...(paper ? [{ 'subject.onPaper': true }] : [])
  ]
  return all.length > 0 ? { $and: all } : {}
}

export function sortOf({ sort, down }: Search): Record<string, 1 | -1> {
  const field = SORT_FIELDS[sort]
  const way = down ? -1 : 1
  return field === '_id' ? { _id: way } : { [field]: way, _id: 1 }
}

function officerFilter(
  name: string,
  { id }: Pick<Account, 'id'>,
  officers: readonly { id: string; name: string }[]
): Record<string, unknown> {
  if (plain(name) === 'moi') return { 'subject.officer': id }
  if (plain(name) === 'personne') return { 'subject.officer': null }
  const wanted = plain(name)
  const ids = officers.filter((one) => plain(one.name).includes(wanted)).map((one) => one.id)
  return { 'subject.officer': { $in: ids } }
}

function turnFilter(turn: Turn, { id }: Pick<Account, 'id'>): Record<string, unknown> {
  if (turn === 'moi') return { ...WAITS_FOR_TEAM, 'subject.officer': { $in: [id, null] } }
  if (turn === 'equipe') return WAITS_FOR_TEAM
  return { owners: { $in: OWNERS[turn] } }
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
