import type { SelectionDeps } from '../selection-deps.ts'

const DECIDE = ['authority', 'deputy']

/**
 * Whether somebody proposes without the jury: the authority, or its deputy, once the jury has spoken or its time
 * has passed. Neither session nor quorum is asked of them; from when the deputy may, the chart says.
 */
export async function decidesAlone(
  { calls }: Pick<SelectionDeps, 'calls'>,
  call: string,
  roles: readonly string[]
): Promise<boolean> {
  if (!roles.some((role) => DECIDE.includes(role))) return false
  const instance = await calls.find(call)
  return !instance?.states.some((state) => state.endsWith('.deliberating.opinion'))
}
