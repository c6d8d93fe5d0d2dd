import type { Lang } from '../shared/lang.ts'

export type InstallationRole = 'administrator' | 'direction'
export type CallRole = 'officer' | 'committee' | 'jury' | 'authority' | 'deputy'
export type DossierRole = 'writer' | 'reader' | 'signatory'
type Role = InstallationRole | CallRole | DossierRole

/** What somebody is in one call. */
export interface CallRoles {
  callId: string
  roles: readonly CallRole[]
}

/** A person: one mail address, one account. Roles of a dossier are kept with the dossier. */
export interface Account {
  id: string
  /** normalised, unique */
  mail: string
  /** as the person writes it; empty until told */
  name: string
  lang: Lang
  roles: readonly InstallationRole[]
  calls: readonly CallRoles[]
}

/** Who acts, with the roles held for the call and dossier at hand. */
export interface Person {
  accountId: string
  roles: readonly Role[]
}

/** A dossier's own list of people, handed over by the domain that keeps it. */
export type DossierPeople = readonly { accountId: string; roles: readonly DossierRole[] }[]

/**
 * The roles an account holds: those of the installation, of one call, of one dossier.
 * A recusal is not a role: it is checked where a dossier is opened, and overrides all of them.
 */
export function personFor(
  account: Account,
  { callId, people = [] }: { callId?: string | undefined; people?: DossierPeople } = {}
): Person {
  const ofCall = account.calls.filter((call) => call.callId === callId)
  const ofDossier = people.filter((person) => person.accountId === account.id)
  const roles = [
    ...account.roles,
    ...ofCall.flatMap((call) => call.roles),
    ...ofDossier.flatMap((person) => person.roles)
  ]
  return { accountId: account.id, roles: [...new Set(roles)] }
}
