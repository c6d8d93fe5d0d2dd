import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import { writeSearch, type Search } from '../rows/read-search.ts'
import { searchFilter, WAITS_FOR_TEAM } from '../rows/search-filter.ts'
import { officersOf } from '../team/names.ts'
import type { StaffCall } from '../team/staff-call.ts'

/** How many deposited dossiers wait for whom, each a link to the list that shows them. */
export async function turnsOf(
  { services, account, t }: PersonRequest,
  { number }: Pick<StaffCall, 'number'>
) {
  const officers = await officersOf({ services }, number)
  const count = (filter: Record<string, unknown>) =>
    services.applications.count({ call: number, filter, account })
  const cell = async (label: string, search: Partial<Search>, more: object = {}) => {
    const whole: Search = {
      ...{ words: [], late: false, sort: 'numero', down: false, unknown: [] },
      ...search
    }
    const filter = { $and: [searchFilter(whole, account, officers), more] }
    const [all, late] = await Promise.all([
      count(filter),
      count({ $and: [filter, { 'subject.late': true }] })
    ])
    const line = writeSearch(search)
    return {
      ...{ label, count: all, late },
      path: `${paths.staff.pipeline(number)}?q=${encodeURIComponent(line)}`
    }
  }
  const others = officers.filter(({ id }) => id !== account.id)
  const cells = await Promise.all([
    cell(t('staff.turn.you'), { turn: 'moi' }),
    ...others.map(({ id, name }) =>
      cell(name, { turn: 'equipe', officer: name }, { ...WAITS_FOR_TEAM, 'subject.officer': id })
    ),
    cell(t('staff.turn.territories'), { state: 'deposes', turn: 'territoire' }),
    cell(t('staff.turn.committee'), { turn: 'comite' }),
    cell(t('staff.turn.jury'), { turn: 'jury' }),
    cell(t('staff.turn.authority'), { turn: 'autorite' })
  ])
  return cells.filter(({ count: all }, index) => all > 0 || index === 0)
}
