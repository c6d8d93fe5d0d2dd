import type { CallRole } from '../../accounts/index.ts'
import type { SelectionDeps } from '../selection-deps.ts'
import { isOpen, isPresent } from '../session/session.ts'
import type { CurrentRanking } from './current-ranking.ts'

const WITNESS: readonly CallRole[] = ['jury', 'officer', 'authority', 'deputy']

/**
 * Who may give a number for the draw: while the jury sits, its members who are here, and those who hold the pen;
 * without a session, everybody who has a part in the call. Nobody who stands aside from a ranked dossier.
 * @returns account ids
 */
export async function drawWitnesses(
  { accounts }: Pick<SelectionDeps, 'accounts'>,
  { call, session, recusals }: Pick<CurrentRanking, 'call' | 'session' | 'recusals'>
): Promise<string[]> {
  const aside = new Set([...recusals.values()].flat())
  const people = await accounts.peopleOfCall(call, WITNESS)
  const here = (account: string) => isPresent(session.presence.get(account))
  const absent = isOpen(session)
    ? session.members.map(({ account }) => account).filter((account) => !here(account))
    : []
  return people.map(({ id }) => id).filter((id) => !aside.has(id) && !absent.includes(id))
}
