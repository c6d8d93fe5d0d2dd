import type { StateInWords } from '../../../engine/index.ts'
import type { Voice } from '../../refusals/index.ts'
import type { Counts } from './count-states.ts'

/** Every state in words, under the name of what holds it. */
export interface StateGroup {
  path: string
  name: string
  /** what leads out of every state of the group */
  ways: string[]
  states: {
    id: string
    name: string
    turn: string
    count: number
    late: number
    /** what somebody does, and what comes by itself */
    ways: { text: string; to: string }[]
    clock: { text: string; to: string }[]
  }[]
}

/** The drawing as a table that says the same, and whose turn it is besides. */
export function statesInWords(
  words: readonly StateInWords[],
  { charts, lang }: Pick<Voice, 'charts' | 'lang'>,
  counts: Counts = {}
): StateGroup[] {
  const roles = { ...charts['call']?.[lang].roles, ...charts['application']?.[lang].roles }
  const groups: StateGroup[] = []
  for (const { path, name, group, owners, ways } of words) {
    const common = (of: string) => of === group.path && of !== path
    if (groups.at(-1)?.path !== group.path) {
      const shared = ways.filter(({ of }) => common(of))
      groups.push({
        ...{ path: group.path, name: group.path === path ? '' : group.name, states: [] },
        ways: shared.map(({ text, to }) => `${text} → ${to}`)
      })
    }
    const own = ways.filter(({ of }) => !common(of))
    groups.at(-1)?.states.push({
      ...{ id: path.replaceAll('.', '-'), name },
      turn: owners.map((role) => roles[role] ?? role).join(', '),
      ...(counts[path] ?? { count: 0, late: 0 }),
      ways: own.filter(({ clock }) => !clock),
      clock: own.filter(({ clock }) => clock)
    })
  }
  return groups
}
