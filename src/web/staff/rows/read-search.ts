import { isGroup, type Group } from './state-groups.ts'

export const SORTS = ['numero', 'territoire', 'dep', 'tour', 'depuis', 'echeance', 'resp'] as const
export type SortName = (typeof SORTS)[number]
export const TURNS = ['moi', 'equipe', 'territoire', 'comite', 'jury', 'autorite'] as const
export type Turn = (typeof TURNS)[number]

/** What one line of search says; made from its text and back. */
export interface Search {
  words: string[]
  state?: Group
  departement?: string
  /** the beginning of a name, `moi` or `personne` */
  officer?: string
  turn?: Turn
  late: boolean
  /** only what came on paper */
  paper?: boolean
  sort: SortName
  down: boolean
  /** fields that nobody knows, told rather than ignored */
  unknown: string[]
}

/** Reads `dep:18 état:a-corriger retard tri:echeance vierzon`. */
export function readSearch(line: string): Search {
  const search: Search = { words: [], late: false, sort: 'numero', down: false, unknown: [] }
  for (const token of line.match(/[^\s:"]+:"[^"]*"|"[^"]*"|\S+/g) ?? []) take(search, token)
  return search
}

function take(search: Search, token: string): void {
  const [, name, typed] = /^(\p{L}+):(.+)$/u.exec(token) ?? []
  if (!name || !typed) {
    if (plain(token) === 'retard') search.late = true
    else if (plain(token) === 'papier') search.paper = true
    else search.words.push(unquoted(token))
    return
  }
  const value = unquoted(typed)
  const field = plain(name)
  if (field === 'etat' && isGroup(plain(value))) search.state = plain(value) as Group
  else if (field === 'dep') search.departement = value.toUpperCase()
  else if (field === 'resp') search.officer = value
  else if (field === 'tour' && isTurn(plain(value))) search.turn = plain(value) as Turn
  else if (field === 'tri' && isSort(plain(value).replace(/^-/, ''))) {
    search.sort = plain(value).replace(/^-/, '') as SortName
    search.down = value.startsWith('-')
  } else search.unknown.push(token)
}

/** The line that says the same, in one order, for the field, links and exports. */
export function writeSearch(search: Partial<Search>): string {
  const {
    words = [],
    state,
    departement,
    officer,
    turn,
    late,
    paper,
    sort = 'numero',
    down
  } = search
  return [
    ...words.map(quoted),
    ...(state ? [`état:${state}`] : []),
    ...(departement ? [`dep:${departement}`] : []),
    ...(officer ? [`resp:${quoted(officer)}`] : []),
    ...(turn ? [`tour:${turn}`] : []),
    ...(late ? ['retard'] : []),
    ...(paper ? ['papier'] : []),
    ...(sort !== 'numero' || down ? [`tri:${down ? '-' : ''}${sort}`] : [])
  ].join(' ')
}

/** Without accents, in small letters: « À-Corriger » and « a-corriger » are one. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function isSort(text: string): boolean {
  return (SORTS as readonly string[]).includes(text)
}
function isTurn(text: string): boolean {
  return (TURNS as readonly string[]).includes(text)
}
function unquoted(text: string): string {
  return text.replaceAll('"', '')
}
function quoted(text: string): string {
  return /\s/.test(text) ? `"${text}"` : text
}
