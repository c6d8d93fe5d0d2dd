import type { FormBody } from '../../page.ts'
import { readSearch, type Search } from './read-search.ts'
import { isGroup } from './state-groups.ts'

/** What a select sends to take its filter away, where it is set. */
export const NONE = 'tous'

/**
 * The search that a form or a link asks for. The line wins when it was typed anew (`was` is what it said when
 * shown); otherwise the selects change it.
 */
export function askedSearch(query: FormBody): Search {
  const text = (name: string) => {
    const sent = query[name]
    return typeof sent === 'string' ? sent.trim() : ''
  }
  const search = readSearch(text('q').slice(0, 300))
  if (query['was'] === undefined || text('q') !== text('was')) return search
  const picked = { state: text('etat'), departement: text('dep'), officer: text('resp') }
  if (picked.state === NONE) delete search.state
  else if (isGroup(picked.state)) search.state = picked.state
  if (picked.departement === NONE) delete search.departement
  else if (picked.departement) search.departement = picked.departement
  if (picked.officer === NONE) delete search.officer
  else if (picked.officer) search.officer = picked.officer
  if (text('retard') === NONE) search.late = false
  else if (text('retard') === 'oui') search.late = true
  return search
}
