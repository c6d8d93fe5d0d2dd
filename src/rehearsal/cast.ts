import type { Account } from '../accounts/index.ts'
import type { CallContent } from '../calls/index.ts'
import type { Services } from '../services.ts'

/** The invented people of a copy. Candidates get an account each, with their dossier. */
export interface Cast {
  officer: Account
  authority: Account
  deputy: Account
  committee: Account[]
  /** voting members, the chair first, with their seats */
  jury: { account: Account; seat: CallContent['jury'][number]['seat'] }[]
  /** who begins the dossier of this rank, from 0 */
  candidate(rank: number): Promise<Account>
}

/** More readers than readings, so that a third one can be found. */
const MORE_READERS = 2

/** An address that no mail ever reaches (RFC 2606). */
const mailOf = (who: string) => `${who}@repetition.example`

export async function castRehearsal(
  { accounts }: Pick<Services, 'accounts'>,
  call: string,
  { settings, jury }: CallContent
): Promise<Cast> {
  const person = async (who: string, name: string) =>
    (await accounts.ensure({ mail: mailOf(who), name })).id
  const withRole = async (
    role: 'officer' | 'committee' | 'jury' | 'authority' | 'deputy',
    who: string,
    name: string
  ) => {
    const id = await person(who, name)
    await accounts.grantInCall(id, call, [role])
    return known(accounts, id)
  }
  const committee: Account[] = []
  for (let n = 1; n <= settings.readings + MORE_READERS; n += 1) {
    committee.push(await withRole('committee', `lecture.${n}`, `Lecture ${n}`))
  }
  const seated: Cast['jury'] = []
  for (const [n, { name, seat }] of jury.filter(({ votes }) => votes).entries()) {
    seated.push({ account: await withRole('jury', `jury.${n + 1}`, name), seat })
  }
  return {
    officer: await withRole('officer', 'equipe', 'Équipe de la répétition'),
    authority: await withRole('authority', 'autorite', 'Autorité de la répétition'),
    deputy: await withRole('deputy', 'suppleance', 'Suppléance de la répétition'),
    ...{ committee, jury: seated },
    candidate: async (rank) =>
      known(accounts, await person(`candidature.${rank + 1}`, `Candidature ${rank + 1}`))
  }
}

async function known(accounts: Services['accounts'], id: string): Promise<Account> {
  const account = await accounts.find(id)
  if (!account) throw new Error('An invented person was not kept.')
  return account
}
