export {
  personFor,
  type Account,
  type CallRole,
  type CallRoles,
  type DossierPeople,
  type DossierRole,
  type InstallationRole,
  type Person,
  type Role
} from './account.ts'
export type { Accounts, Entered, NewPerson } from './accounts.ts'
export { createAccounts, type AccountsOptions } from './create-accounts.ts'
export type { KeptField } from './kept-text.model.ts'
export type { KeptText, KeptTexts, TextToKeep } from './kept-texts.ts'
export type { LinkState } from './links.ts'
export { mailKey } from './mail-key.ts'
export type { Mailer } from './mailer.ts'
export type { LinkRequest, LinkSent } from './request-link.ts'
export { spacesOf, type Space } from './spaces.ts'
