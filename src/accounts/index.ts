export {
  personFor,
  type Account,
  type CallRole,
  type DossierRole,
  type InstallationRole,
  type Person
} from './account.ts'
export type { Accounts } from './accounts.ts'
export { createAccounts } from './create-accounts.ts'
export type { KeptText } from './kept-texts.ts'
export type { LinkState } from './links.ts'
export { mailKey } from './mail-key.ts'
export type { Mailer } from './mailer.ts'
export { spacesOf } from './spaces.ts'
