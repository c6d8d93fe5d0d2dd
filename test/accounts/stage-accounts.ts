import mongoose from 'mongoose'
import { createAccounts, type Accounts, type Mailer } from '../../src/accounts/index.ts'
import { movableClock, type MovableClock } from '../../src/shared/clock.ts'
import { openTestStore } from '../support/store.ts'

export const MINUTE = 60_000
export const FIVE_PAST_TWO = new Date('2027-02-22T13:05:00Z')

type Mail = Parameters<Mailer['queue']>[0]

export interface Stage {
  accounts: Accounts
  clock: MovableClock
  mails: Mail[]
  later(minutes: number): void
  ask(
    mail: string,
    more?: { next?: string; newcomer?: boolean; browserId?: string }
  ): ReturnType<Accounts['requestLink']>
  /** uses a link from another browser, on a phone */
  use(token: string): ReturnType<Accounts['useLink']>
  /** the token in a mail, the first unless told */
  token(mail?: number): string
}

/** Accounts on a store of their own. What is handed to the outbox is looked at; the outbox has its own tests. */
export function stageAccounts(): Stage {
  const stage = {} as Stage
  let close: () => Promise<void>
  beforeAll(async () => {
    const store = await openTestStore()
    close = () => store.close()
  })
  afterAll(() => close())
  beforeEach(async () => {
    const collections = (await mongoose.connection.db?.collections()) ?? []
    await Promise.all(collections.map((collection) => collection.deleteMany({})))
    const clock = movableClock(FIVE_PAST_TWO)
    const mails: Mail[] = []
    const accounts = createAccounts({
      connection: mongoose.connection,
      mailer: {
        queue(mail) {
          mails.push(mail)
          return Promise.resolve()
        }
      },
      machineClock: clock,
      linkAddress: (token, lang) => `https://candide.example/${lang}/${token}`,
      callsAddress: () => 'https://candide.example/appels',
      contact: { mail: 'labo@example.org', phone: '02 00 00 00 00' }
    })
    await accounts.prepare()
    Object.assign(stage, {
      ...{ accounts, clock, mails },
      later(minutes: number) {
        clock.moveTo(new Date(clock.now().getTime() + minutes * MINUTE))
      },
      ask: (mail: string, more = {}) =>
        accounts.requestLink({ mail, lang: 'fr', browserId: 'BROWSER', ...more }),
      use: (token: string) => accounts.useLink(token, { browserId: 'OTHER', device: 'phone' }),
      token: (mail = 0) => String(mails[mail]?.values.lien).split('/').at(-1) ?? ''
    })
  })
  return stage
}
