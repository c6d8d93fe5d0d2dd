import type { Lang } from '../shared/lang.ts'

type AccountVariable = 'lien' | 'validite' | 'adresse' | 'date' | 'telephone' | 'contact'

/** The outbox, as much of it as accounts need: the same key twice is one mail. */
export interface Mailer {
  queue(mail: {
    key: string
    to: { address: string; account?: string }
    /** a letter of settings/letters/accounts.yaml */
    letter: string
    values: Readonly<Partial<Record<AccountVariable, string | Date>>>
    lang: Lang
  }): Promise<unknown>
}
