import mongoose from 'mongoose'
import { createAccounts, mailKey, personFor, spacesOf } from '../../src/accounts/index.ts'
import type { Accounts, Account } from '../../src/accounts/index.ts'
import { movableClock } from '../../src/shared/clock.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

const MINUTE = 60_000
const FIVE_PAST_TWO = new Date('2027-02-22T13:05:00Z')

type Mail = Parameters<Parameters<typeof createAccounts>[0]['mailer']['queue']>[0]

let store: TestStore
let accounts: Accounts
let clock: ReturnType<typeof movableClock>
let mails: Mail[]

const later = (minutes: number) => {
  clock.moveTo(new Date(clock.now().getTime() + minutes * MINUTE))
}
const ask = (mail: string, more: object = {}) =>
  accounts.requestLink({ mail, lang: 'fr', browserId: 'BROWSER', ...more })
const tokenOf = (mail: Mail | undefined) => String(mail?.values.lien).split('/').at(-1) ?? ''
const use = (token: string) => accounts.useLink(token, { browserId: 'OTHER', device: 'phone' })

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())
beforeEach(async () => {
  const collections = (await mongoose.connection.db?.collections()) ?? []
  await Promise.all(collections.map((collection) => collection.deleteMany({})))
  clock = movableClock(FIVE_PAST_TWO)
  mails = []
  accounts = createAccounts({
    connection: mongoose.connection,
    // the outbox has its own tests: here, what is handed to it is what matters
    mailer: {
      queue: (mail) => {
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
})

describe('an account', () => {
  it('is one person per mail address, however it is typed', async () => {
    const first = await accounts.ensure({ mail: ' I.Caron@Vierzon.example ', name: 'Inès Caron' })
    const again = await accounts.ensure({ mail: 'i.caron@vierzon.example', name: 'Somebody else' })
    expect(again).toEqual(first)
    expect(await accounts.findByMail('I.CARON@VIERZON.EXAMPLE')).toEqual(first)
  })

  it('is made once when two links are used at the same moment', async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, () => accounts.ensure({ mail: 'n@vierzon.example' }))
    )
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
  })

  it.each(['', 'vierzon', 'a@b', 'a b@vierzon.example', 'a@vierzon.example\nBcc: x@y.fr'])(
    'is not made for %p',
    async (typed) => {
      expect(mailKey(typed)).toBeUndefined()
      await expect(accounts.ensure({ mail: typed })).rejects.toThrow(RangeError)
    }
  )

  it('keeps every role when two people grant at once', async () => {
    const { id } = await accounts.ensure({ mail: 'a@example.org' })
    await Promise.all([
      accounts.grantInCall(id, '2027-01', ['officer']),
      accounts.grantInCall(id, '2027-01', ['jury']),
      accounts.grantInCall(id, '2027-02', ['committee']),
      accounts.grant(id, 'direction')
    ])
    const account = (await accounts.find(id)) as Account
    expect([...personFor(account, { callId: '2027-01' }).roles].sort()).toEqual([
      'direction',
      'jury',
      'officer'
    ])
    await accounts.revokeInCall(id, '2027-01', ['officer', 'jury'])
    await accounts.revoke(id, 'direction')
    expect(await accounts.peopleOfCall('2027-01')).toEqual([])
    expect(personFor((await accounts.find(id)) as Account, { callId: '2027-02' }).roles).toEqual([
      'committee'
    ])
  })

  it('has in a dossier the roles that the dossier gives it, and no other', async () => {
    const ines = await accounts.ensure({ mail: 'i.caron@vierzon.example' })
    const people = [
      { accountId: ines.id, roles: ['writer' as const] },
      { accountId: 'SOMEBODY', roles: ['signatory' as const] }
    ]
    expect(personFor(ines, { people })).toEqual({ accountId: ines.id, roles: ['writer'] })
    expect(spacesOf(ines)).toEqual(['applicant'])
  })
})

describe('a link by mail', () => {
  it('brings in who asked for it, once, by its button', async () => {
    const ines = await accounts.ensure({ mail: 'i.caron@vierzon.example' })
    await ask('I.Caron@vierzon.example', { next: '/dossiers/VAC-0017' })
    const token = tokenOf(mails[0])
    for (let scan = 0; scan < 3; scan++) {
      expect(await accounts.lookAtLink(token)).toMatchObject({ kind: 'valid' })
    }
    expect(await use(token)).toMatchObject({ account: ines, next: '/dossiers/VAC-0017' })
    later(3)
    expect(await use(token)).toEqual({
      kind: 'used',
      mail: ines.mail,
      usedAt: FIVE_PAST_TWO,
      device: 'phone'
    })
  })

  it('is used once even when its button is pressed several times at once', async () => {
    await accounts.ensure({ mail: 'a@example.org' })
    await ask('a@example.org')
    const token = tokenOf(mails[0])
    const results = await Promise.all(Array.from({ length: 6 }, () => use(token)))
    expect(results.filter((result) => 'account' in result)).toHaveLength(1)
  })

  it('is worth thirty minutes, to the second', async () => {
    await accounts.ensure({ mail: 'a@example.org' })
    await ask('a@example.org')
    const token = tokenOf(mails[0])
    clock.moveTo(new Date(FIVE_PAST_TWO.getTime() + 30 * MINUTE - 1))
    expect(await accounts.lookAtLink(token)).toMatchObject({ kind: 'valid' })
    clock.moveTo(new Date(FIVE_PAST_TWO.getTime() + 30 * MINUTE))
    expect(await use(token)).toMatchObject({ kind: 'expired', sentAt: FIVE_PAST_TWO })
  })

  it('is replaced by a newer one, which says when', async () => {
    await accounts.ensure({ mail: 'a@example.org' })
    await ask('a@example.org')
    later(15)
    await ask('a@example.org')
    expect(await use(tokenOf(mails[0]))).toMatchObject({
      kind: 'replaced',
      replacedAt: clock.now()
    })
    expect(await use(tokenOf(mails[1]))).toHaveProperty('account')
  })

  it('that was cut or invented is only said to be incomplete', async () => {
    await accounts.ensure({ mail: 'a@example.org' })
    await ask('a@example.org')
    for (const token of ['', 'x', tokenOf(mails[0]).slice(0, -1)]) {
      expect(await use(token)).toEqual({ kind: 'incomplete' })
    }
  })

  it('is never in the store as it is in the mail', async () => {
    await accounts.ensure({ mail: 'a@example.org' })
    await ask('a@example.org')
    const stored = await mongoose.connection.collection('sign-in-links').find().toArray()
    expect(stored).toHaveLength(1)
    expect(JSON.stringify(stored)).not.toContain(tokenOf(mails[0]))
  })

  it('answers the same for an unknown address, to which a mail says what to do', async () => {
    await accounts.ensure({ mail: 'known@example.org' })
    const known = await ask('known@example.org')
    const unknown = await ask('unknown@example.org')
    expect({ ...unknown, mail: '' }).toEqual({ ...known, mail: '' })
    expect(mails.map(({ letter }) => letter)).toEqual(['sign-in-link', 'sign-in-unknown-address'])
    expect(mails[1]?.values.lien).toBe('https://candide.example/appels')
    expect(await accounts.findByMail('unknown@example.org')).toBeUndefined()
  })

  it('makes the account of a newcomer, on the way to a page open to them, only once it is used', async () => {
    await ask('new@example.org', { newcomer: true })
    expect(await accounts.findByMail('new@example.org')).toBeUndefined()
    expect(await use(tokenOf(mails[0]))).toHaveProperty('account.mail', 'new@example.org')
  })

  it('leaves two minutes after the last, and five times an hour, known address or not', async () => {
    for (const mail of ['known@example.org', 'unknown@example.org']) {
      mails = []
      if (mail.startsWith('known')) await accounts.ensure({ mail })
      const first = await ask(mail)
      expect(first.notBefore).toEqual(new Date(first.sentAt.getTime() + 2 * MINUTE))
      expect(await ask(mail)).toEqual(first)
      for (let i = 0; i < 8; i++) {
        later(2)
        await ask(mail)
      }
      expect(mails).toHaveLength(5)
      const sixth = await ask(mail)
      expect(sixth.notBefore).toEqual(new Date(first.sentAt.getTime() + 60 * MINUTE))
      clock.moveTo(sixth.notBefore ?? clock.now())
      await ask(mail)
      expect(mails).toHaveLength(6)
    }
  })

  it('from the command line stands beside those asked for, and can live longer', async () => {
    const address = await accounts.createSignInLink({
      mail: 'chief@example.org',
      life: 48 * 60 * MINUTE
    })
    await ask('chief@example.org')
    later(47 * 60)
    expect(await use(address.split('/').at(-1) ?? '')).toHaveProperty(
      'account.mail',
      'chief@example.org'
    )
  })
})

describe('signing out everywhere', () => {
  it('ends the sessions that were open, and not those that follow', async () => {
    const { id } = await accounts.ensure({ mail: 'a@example.org' })
    expect(await accounts.forSession(id, 0)).toBeDefined()
    await accounts.signOutEverywhere(id)
    expect(await accounts.forSession(id, 0)).toBeUndefined()
    await ask('a@example.org')
    expect(await use(tokenOf(mails[0]))).toMatchObject({ epoch: 1 })
    expect(await accounts.forSession(id, 1)).toBeDefined()
  })

  it('can be done by who received a link that somebody else used, and the team is told', async () => {
    const { id } = await accounts.ensure({ mail: 'a@example.org' })
    await ask('a@example.org')
    const token = tokenOf(mails[0])
    expect(await accounts.disownLink(token)).toBe(false)
    await use(token)
    expect(await accounts.disownLink(token)).toBe(true)
    expect(await accounts.forSession(id, 0)).toBeUndefined()
    expect(mails.at(-1)).toMatchObject({
      letter: 'sign-in-disowned',
      to: { address: 'labo@example.org' }
    })
  })
})

describe('a text interrupted by the end of a session', () => {
  const keep = (d4: string, browserId = 'BROWSER') =>
    accounts.keptTexts.keep({
      browserId,
      path: '/dossiers/VAC-0017/sections/D',
      title: 'Dossier VAC-0017',
      labels: { D4: 'D4, la question' },
      body: { D4: d4, D5: ['jeunes', 'parents'] },
      filesLost: []
    })

  it('is given back on whatever device the new link is opened', async () => {
    const { id } = await accounts.ensure({ mail: 'a@example.org' })
    await keep('Comment décider ?')
    await ask('a@example.org')
    await use(tokenOf(mails[0]))
    const [kept] = await accounts.keptTexts.ofAccount(id)
    expect(kept?.fields).toEqual([
      { name: 'D4', value: 'Comment décider ?', label: 'D4, la question' },
      { name: 'D5', value: 'jeunes', label: '' },
      { name: 'D5', value: 'parents', label: '' }
    ])
    expect(await accounts.keptTexts.latestOfBrowser('BROWSER')).toBeUndefined()
  })

  it('is nobody else’s', async () => {
    await accounts.ensure({ mail: 'b@example.org' })
    await keep('Comment décider ?')
    await accounts.requestLink({ mail: 'b@example.org', lang: 'fr', browserId: 'ELSEWHERE' })
    await use(tokenOf(mails[0]))
    const other = (await accounts.findByMail('b@example.org')) as Account
    expect(await accounts.keptTexts.ofAccount(other.id)).toEqual([])
    expect(await accounts.keptTexts.latestOfBrowser('ELSEWHERE')).toBeUndefined()
  })

  it('is kept once when the form is sent twice, the second as it was then', async () => {
    await keep('Un')
    await keep('Un, deux')
    expect((await accounts.keptTexts.latestOfBrowser('BROWSER'))?.fields[0]?.value).toBe('Un, deux')
    expect(await mongoose.connection.collection('kept-texts').countDocuments()).toBe(1)
  })

  it('is kept for a day, and let go when taken back', async () => {
    const { id } = await accounts.ensure({ mail: 'a@example.org' })
    await keep('Un')
    later(24 * 60)
    expect(await accounts.keptTexts.latestOfBrowser('BROWSER')).toBeUndefined()
    expect(await accounts.sweep()).toBe(1)
    await keep('Deux')
    await accounts.keptTexts.give(['BROWSER'], id)
    const [kept] = await accounts.keptTexts.ofAccount(id)
    await accounts.keptTexts.drop(kept?.id ?? '', 'SOMEBODY ELSE')
    expect(await accounts.keptTexts.ofAccount(id)).toHaveLength(1)
    await accounts.keptTexts.drop(kept?.id ?? '', id)
    expect(await accounts.keptTexts.ofAccount(id)).toEqual([])
  })
})
