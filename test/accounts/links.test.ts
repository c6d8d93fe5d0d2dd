import mongoose from 'mongoose'
import { FIVE_PAST_TWO, MINUTE, stageAccounts } from './stage-accounts.ts'

const stage = stageAccounts()

describe('a link by mail', () => {
  it('brings in who asked for it, once, by its button', async () => {
    const ines = await stage.accounts.ensure({ mail: 'i.caron@vierzon.example' })
    await stage.ask('I.Caron@vierzon.example', { next: '/dossiers/VAC-0017' })
    const token = stage.token()
    for (let scan = 0; scan < 3; scan++) {
      expect(await stage.accounts.lookAtLink(token)).toMatchObject({ kind: 'valid' })
    }
    expect(await stage.use(token)).toMatchObject({ account: ines, next: '/dossiers/VAC-0017' })
    stage.later(3)
    expect(await stage.use(token)).toMatchObject({
      kind: 'used',
      mail: ines.mail,
      usedAt: FIVE_PAST_TWO,
      device: 'phone'
    })
  })

  it('is used once even when its button is pressed several times at once', async () => {
    await stage.accounts.ensure({ mail: 'a@example.org' })
    await stage.ask('a@example.org')
    const token = stage.token()
    const results = await Promise.all(Array.from({ length: 6 }, () => stage.use(token)))
    expect(results.filter((result) => 'account' in result)).toHaveLength(1)
  })

  it('is worth thirty minutes, to the second', async () => {
    await stage.accounts.ensure({ mail: 'a@example.org' })
    await stage.ask('a@example.org')
    const token = stage.token()
    stage.clock.moveTo(new Date(FIVE_PAST_TWO.getTime() + 30 * MINUTE - 1))
    expect(await stage.accounts.lookAtLink(token)).toMatchObject({ kind: 'valid' })
    stage.clock.moveTo(new Date(FIVE_PAST_TWO.getTime() + 30 * MINUTE))
    expect(await stage.use(token)).toMatchObject({ kind: 'expired', sentAt: FIVE_PAST_TWO })
  })

  it('is replaced by a newer one, which says when', async () => {
    await stage.accounts.ensure({ mail: 'a@example.org' })
    await stage.ask('a@example.org')
    stage.later(15)
    await stage.ask('a@example.org')
    expect(await stage.use(stage.token())).toMatchObject({
      kind: 'replaced',
      replacedAt: stage.clock.now()
    })
    expect(await stage.use(stage.token(1))).toHaveProperty('account')
  })

  it('that was cut or invented is only said to be incomplete', async () => {
    await stage.accounts.ensure({ mail: 'a@example.org' })
    await stage.ask('a@example.org')
    for (const token of ['', 'x', stage.token().slice(0, -1)]) {
      expect(await stage.use(token)).toEqual({ kind: 'incomplete' })
    }
  })

  it('is never in the store as it is in the mail', async () => {
    await stage.accounts.ensure({ mail: 'a@example.org' })
    await stage.ask('a@example.org')
    const stored = await mongoose.connection.collection('sign-in-links').find().toArray()
    expect(stored).toHaveLength(1)
    expect(JSON.stringify(stored)).not.toContain(stage.token())
  })

  it('answers the same for an unknown address, to which a mail says what to do', async () => {
    await stage.accounts.ensure({ mail: 'known@example.org' })
    const known = await stage.ask('known@example.org')
    const unknown = await stage.ask('unknown@example.org')
    expect({ ...unknown, mail: '' }).toEqual({ ...known, mail: '' })
    expect(stage.mails.map(({ letter }) => letter)).toEqual([
      'sign-in-link',
      'sign-in-unknown-address'
    ])
    expect(stage.mails[1]?.values.lien).toBe('https://candide.example/appels')
    expect(await stage.accounts.findByMail('unknown@example.org')).toBeUndefined()
  })

  it('makes the account of a newcomer, on the way to a page open to them, only once it is used', async () => {
    await stage.ask('new@example.org', { newcomer: true })
    expect(await stage.accounts.findByMail('new@example.org')).toBeUndefined()
    expect(await stage.use(stage.token())).toHaveProperty('account.mail', 'new@example.org')
  })

  it('leaves two minutes after the last, and five times an hour, known address or not', async () => {
    for (const mail of ['known@example.org', 'unknown@example.org']) {
      stage.mails.length = 0
      if (mail.startsWith('known')) await stage.accounts.ensure({ mail })
      const first = await stage.ask(mail)
      expect(first.notBefore).toEqual(new Date(first.sentAt.getTime() + 2 * MINUTE))
      expect(await stage.ask(mail)).toEqual(first)
      for (let i = 0; i < 8; i++) {
        stage.later(2)
        await stage.ask(mail)
      }
      expect(stage.mails).toHaveLength(5)
      const sixth = await stage.ask(mail)
      expect(sixth.notBefore).toEqual(new Date(first.sentAt.getTime() + 60 * MINUTE))
      stage.clock.moveTo(sixth.notBefore ?? stage.clock.now())
      await stage.ask(mail)
      expect(stage.mails).toHaveLength(6)
    }
  })

  it('from the command line stands beside those asked for, and can live longer', async () => {
    const address = await stage.accounts.createSignInLink({
      mail: 'chief@example.org',
      life: 48 * 60 * MINUTE
    })
    await stage.ask('chief@example.org')
    stage.later(47 * 60)
    expect(await stage.use(address.split('/').at(-1) ?? '')).toHaveProperty(
      'account.mail',
      'chief@example.org'
    )
  })
})

describe('signing out everywhere', () => {
  it('ends the sessions that were open, and not those that follow', async () => {
    const { id } = await stage.accounts.ensure({ mail: 'a@example.org' })
    expect(await stage.accounts.forSession(id, 0)).toBeDefined()
    await stage.accounts.signOutEverywhere(id)
    expect(await stage.accounts.forSession(id, 0)).toBeUndefined()
    await stage.ask('a@example.org')
    expect(await stage.use(stage.token())).toMatchObject({ epoch: 1 })
    expect(await stage.accounts.forSession(id, 1)).toBeDefined()
  })

  it('can be done by who received a link that somebody else used, and the team is told', async () => {
    const { id } = await stage.accounts.ensure({ mail: 'a@example.org' })
    await stage.ask('a@example.org')
    const token = stage.token()
    expect(await stage.accounts.disownLink(token)).toBe(false)
    await stage.use(token)
    expect(await stage.accounts.disownLink(token)).toBe(true)
    expect(await stage.accounts.forSession(id, 0)).toBeUndefined()
    expect(stage.mails.at(-1)).toMatchObject({
      letter: 'sign-in-disowned',
      to: { address: 'labo@example.org' }
    })
  })
})
