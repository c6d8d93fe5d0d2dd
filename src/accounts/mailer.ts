import type { Lang } from '../shared/lang.ts'

/** The outbox, as much of it as accounts need: the same key twice is one mail. */
export interface Mailer {
  queue(mail: {
    key: string
    to: { address: string; account?: string }
    /** a letter of settings/letters/accounts.yaml */
    letter: string
    values: Readonly<Partial<Record<'lien' | 'validite' | 'adresse' | 'date', string | Date>>>
    lang: Lang
  }): Promise<unknown>
}
