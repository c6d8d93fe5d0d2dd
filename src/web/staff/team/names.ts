import type { PersonRequest } from '../../page.ts'

/** Names of accounts, for screens; an account without a name is told by its address. */
export async function namesOf(
  { services }: Pick<PersonRequest, 'services'>,
  ids: readonly (string | null | undefined)[]
): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id): id is string => typeof id === 'string' && id !== ''))]
  const accounts = await services.accounts.findMany(known)
  return new Map(accounts.map(({ id, name, mail }) => [id, name || mail]))
}

/** The officers of a call, to whom a dossier may be given. */
export async function officersOf(
  { services }: Pick<PersonRequest, 'services'>,
  call: string
): Promise<{ id: string; name: string }[]> {
  const people = await services.accounts.peopleOfCall(call, ['officer'])
  return people.map(({ id, name, mail }) => ({ id, name: name || mail }))
}
