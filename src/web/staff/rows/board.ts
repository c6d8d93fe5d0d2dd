import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import type { StaffCall } from '../team/staff-call.ts'
import { writeSearch, type Search } from './read-search.ts'
import { groupFilter, type Group } from './state-groups.ts'

const ALWAYS: readonly Group[] = ['deposes']
const SHOWN: readonly Group[] = [
  ...(['deposes', 'depose', 'recevabilite', 'a-corriger', 'recevable', 'lecture'] as const),
  ...(['deliberation', 'reponse-en-cours', 'retenu', 'reserve', 'non-retenu'] as const),
  ...(['irrecevable', 'retire', 'autre-issue', 'non-deposes'] as const)
]

export interface BoardCell {
  label: string
  path: string
  count: number
  late: number
  current: boolean
}

/** How many dossiers are in each family of states, without those this person is recused from. */
export async function boardOf(
  { services, account, t }: PersonRequest,
  { number }: Pick<StaffCall, 'number'>,
  search: Search
): Promise<BoardCell[]> {
  const count = (filter: Record<string, unknown>) =>
    services.applications.count({ call: number, filter, account })
  const cells = await Promise.all(
    SHOWN.map(async (group) => {
      const filter = groupFilter(group)
      const [all, late] = await Promise.all([
        count(filter),
        count({ ...filter, 'subject.late': true })
      ])
      const line = encodeURIComponent(writeSearch({ state: group }))
      return {
        group,
        label: t(`staff.group.${group}`),
        path: `${paths.staff.pipeline(number)}?q=${line}`,
        ...{ count: all, late, current: search.state === group }
      }
    })
  )
  return cells.filter(({ group, count: all }) => all > 0 || ALWAYS.includes(group))
}
