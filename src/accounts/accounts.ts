import type { Lang } from '../shared/lang.ts'
import type { Account, CallRole, InstallationRole } from './account.ts'
import type { KeptTexts } from './kept-texts.ts'
import type { LinkState } from './links.ts'
import type { LinkRequest, LinkSent } from './request-link.ts'

interface NewPerson {
  mail: string
  name?: string
  lang?: Lang
}

interface Entered {
  account: Account
  epoch: number
  /** where the link leads; null: the person's own home */
  next: string | null
}

/** People, how they come in, and what they are; one mail address is one person. */
export interface Accounts {
  /** Once per database, before anything else: makes the indexes. */
  prepare(): Promise<void>
  find(id: string): Promise<Account | undefined>
  findMany(ids: readonly string[]): Promise<Account[]>
  findByMail(mail: string): Promise<Account | undefined>
  /** Whose session this is; undefined once they signed out everywhere. */
  forSession(id: string, epoch: number): Promise<Account | undefined>
  /**
   * The account of this address, made if need be; a name already there is kept.
   * @throws RangeError when the address is not one
   */
  ensure(person: NewPerson): Promise<Account>
  rename(id: string, name: string): Promise<void>
  grant(id: string, role: InstallationRole): Promise<void>
  revoke(id: string, role: InstallationRole): Promise<void>
  grantInCall(id: string, callId: string, roles: readonly CallRole[]): Promise<void>
  revokeInCall(id: string, callId: string, roles: readonly CallRole[]): Promise<void>
  /** everybody with a role in this call, or with one of these; by name */
  peopleOfCall(callId: string, roles?: readonly CallRole[]): Promise<Account[]>
  withRole(role: InstallationRole): Promise<Account[]>
  /** Asks for a mailed link; the same answer for known and unknown addresses. */
  requestLink(request: LinkRequest): Promise<LinkSent>
  lastLinkOfBrowser(browserId: string): Promise<LinkSent | undefined>
  /** What a link is worth, without using it. */
  lookAtLink(token: string): Promise<LinkState>
  /** Uses a link up. The kept texts of the browser it was asked from, and of this one, become the person's. */
  useLink(
    token: string,
    from: { browserId: string; device: 'phone' | 'computer' }
  ): Promise<Entered | LinkState>
  /**
   * A link to hand over or to put in an invitation. It makes the account when it is used, and is not
   * replaced by others.
   * @param life milliseconds, 30 minutes unless told
   * @returns its whole address
   */
  createSignInLink(link: {
    mail: string
    next?: string
    lang?: Lang
    life?: number
  }): Promise<string>
  signOutEverywhere(id: string): Promise<void>
  /** « It was not me »: whoever holds a used link may end every session of its account, and the team is told. */
  disownLink(token: string): Promise<boolean>
  keptTexts: KeptTexts
  /** Removes what has expired: links, kept texts, sessions. @returns how many */
  sweep(): Promise<number>
}
