import { personFor } from '../../../accounts/index.ts'
import type { ListedCall } from '../../../calls/index.ts'
import type { PersonRequest } from '../../page.ts'
import { isOfTeam } from './staff-call.ts'

/** Steps after which a call asks nothing more of the team. */
const OVER: readonly string[] = ['done', 'discarded', 'archived', 'cancelledAndAnswered']

export function isOver({ states }: Pick<ListedCall, 'states'>): boolean {
  return states.some((state) => OVER.includes(state))
}

/** The calls that this person is of the team of: those under way first, and of these the ones they run themselves. */
export async function myCalls({
  services,
  account
}: Pick<PersonRequest, 'services' | 'account'>): Promise<ListedCall[]> {
  const all = await services.calls.allCalls()
  const runs = ({ _id }: ListedCall) =>
    Number(personFor(account, { callId: _id }).roles.includes('officer'))
  return all
    .filter(({ _id }) => isOfTeam(account, _id))
    .toSorted((a, b) => rank(a) - rank(b) || runs(b) - runs(a) || (a._id < b._id ? 1 : -1))
}

function rank(call: ListedCall): number {
  if (isOver(call)) return 2
  return call.states.includes('draft') ? 1 : 0
}
