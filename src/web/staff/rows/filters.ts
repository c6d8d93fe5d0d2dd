import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import type { StaffCall } from '../team/staff-call.ts'
import { NONE } from './asked-search.ts'
import { plain, writeSearch, type Search } from './read-search.ts'
import { searchFilter } from './search-filter.ts'
import { GROUPS } from './state-groups.ts'

interface Option {
  value: string
  label: string
  selected: boolean
}
type Officers = readonly { id: string; name: string }[]
type OfCall = Pick<StaffCall, 'number'>

/** Départements of the region, as their numbers are said here. */
const DEPARTEMENTS = ['18', '28', '36', '37', '41', '45']

/** The selects under the search line, and what is filtered now, each with the way to take it off. */
export function filtersOf(
  { t }: PersonRequest,
  { number }: OfCall,
  search: Search,
  officers: Officers
) {
  const all = (set: boolean, label: string): Option => ({
    value: set ? NONE : '',
    label,
    selected: !set
  })
  const line = (changed: Partial<Search>) => {
    const text = writeSearch({ ...search, ...changed })
    const path = paths.staff.pipeline(number)
    return text ? `${path}?q=${encodeURIComponent(text)}` : path
  }
  const off = (name: 'state' | 'departement' | 'officer' | 'turn') => {
    const rest = { ...search }
    Reflect.deleteProperty(rest, name)
    return `${paths.staff.pipeline(number)}?q=${encodeURIComponent(writeSearch(rest))}`
  }
  const { state, departement, officer, turn, late, paper, words } = search
  return {
    stateOptions: [
      all(state !== undefined, t('staff.pipeline.all-states')),
      ...Object.keys(GROUPS).map((group) => ({
        value: group,
        label: t(`staff.group.${group}`),
        selected: state === group
      }))
    ],
    departementOptions: [
      all(departement !== undefined, t('staff.pipeline.all')),
      ...DEPARTEMENTS.map((code) => ({ value: code, label: code, selected: departement === code }))
    ],
    officerOptions: [
      all(officer !== undefined, t('staff.pipeline.everybody')),
      ...['moi', 'personne'].map((value) => ({
        value,
        label: t(`staff.pipeline.officer-${value}`),
        selected: plain(officer ?? '') === value
      })),
      ...officers.map(({ name }) => ({ value: name, label: name, selected: officer === name }))
    ],
    lateOptions: [
      all(late, t('staff.pipeline.any')),
      { value: 'oui', label: t('staff.pipeline.late'), selected: late }
    ],
    chips: [
      ...words.map((word) => ({
        label: word,
        path: line({ words: words.filter((one) => one !== word) })
      })),
      ...(state ? [{ label: t(`staff.group.${state}`), path: off('state') }] : []),
      ...(departement ? [{ label: `dep:${departement}`, path: off('departement') }] : []),
      ...(officer ? [{ label: `resp:${officer}`, path: off('officer') }] : []),
      ...(turn ? [{ label: `tour:${turn}`, path: off('turn') }] : []),
      ...(late ? [{ label: t('staff.pipeline.late'), path: line({ late: false }) }] : []),
      ...(paper ? [{ label: t('staff.pipeline.paper'), path: line({ paper: false }) }] : [])
    ]
  }
}

const VIEWS: readonly { name: string; search: Partial<Search> }[] = [
  { name: 'all', search: { state: 'deposes' } },
  { name: 'mine', search: { turn: 'moi', sort: 'echeance' } },
  { name: 'late', search: { late: true, sort: 'echeance' } },
  { name: 'corrections', search: { state: 'a-corriger', sort: 'echeance' } },
  { name: 'unassigned', search: { state: 'recevabilite', officer: 'personne' } },
  { name: 'undelivered', search: { state: 'non-remise' } }
]

/** Searches kept as links, each with its count; any other is kept by its address. */
export async function viewsOf(
  { services, account, t }: PersonRequest,
  { number }: OfCall,
  search: Search,
  officers: Officers
) {
  const now = writeSearch(search)
  return Promise.all(
    VIEWS.map(async ({ name, search: partial }) => {
      const line = writeSearch(partial)
      const whole: Search = {
        ...{ words: [], late: false, sort: 'numero', down: false, unknown: [] },
        ...partial
      }
      const total = await services.applications.count({
        ...{ call: number, account },
        filter: searchFilter(whole, account, officers)
      })
      return {
        label: t(`staff.view.${name}`, { count: total }),
        path: `${paths.staff.pipeline(number)}?q=${encodeURIComponent(line)}`,
        current: line === now
      }
    })
  )
}
