import type { Session } from '../../../selection/index.ts'
import type { PersonRequest } from '../../page.ts'

/** Names of those who sit, keep the pen, or did something in a session, by account. */
export async function namesOf(
  { services }: Pick<PersonRequest, 'services'>,
  session: Session,
  others: readonly string[] = []
): Promise<Map<string, string>> {
  const ids = new Set([
    ...session.members.map(({ account }) => account),
    ...[session.chair, session.secretary, ...others, ...(session.draw?.givenBy ?? [])]
  ])
  const people = await services.accounts.findMany([...ids].filter((id) => id !== ''))
  return new Map(people.map(({ id, name, mail }) => [id, name || mail]))
}

/** Whether somebody keeps the session's journal: its secretary, its chair, or the team. */
export function holdsThePen(
  roles: readonly string[],
  account: string,
  { chair, secretary }: Session
): boolean {
  const team = roles.some((role) => ['officer', 'authority', 'deputy'].includes(role))
  return team || account === chair || account === secretary
}
