import mongoose from 'mongoose'
import type { Account } from '../../src/accounts/index.ts'
import { stageAccounts } from './stage-accounts.ts'

const stage = stageAccounts()

describe('a text interrupted by the end of a session', () => {
  const keep = (d4: string, browserId = 'BROWSER') =>
    stage.accounts.keptTexts.keep({
      browserId,
      path: '/dossiers/VAC-0017/sections/D',
      title: 'Dossier VAC-0017',
      labels: { D4: 'D4, la question' },
      body: { D4: d4, D5: ['jeunes', 'parents'] },
      filesLost: []
    })

  it('is given back on whatever device the new link is opened', async () => {
    const { id } = await stage.accounts.ensure({ mail: 'a@example.org' })
    await keep('Comment décider ?')
    await stage.ask('a@example.org')
    await stage.use(stage.token())
    const [kept] = await stage.accounts.keptTexts.ofAccount(id)
    expect(kept?.fields).toEqual([
      { name: 'D4', value: 'Comment décider ?', label: 'D4, la question' },
      { name: 'D5', value: 'jeunes', label: '' },
      { name: 'D5', value: 'parents', label: '' }
    ])
    expect(await stage.accounts.keptTexts.latestOfBrowser('BROWSER')).toBeUndefined()
  })

  it('is nobody else’s', async () => {
    await stage.accounts.ensure({ mail: 'b@example.org' })
    await keep('Comment décider ?')
    await stage.accounts.requestLink({ mail: 'b@example.org', lang: 'fr', browserId: 'ELSEWHERE' })
    await stage.use(stage.token())
    const other = (await stage.accounts.findByMail('b@example.org')) as Account
    expect(await stage.accounts.keptTexts.ofAccount(other.id)).toEqual([])
    expect(await stage.accounts.keptTexts.latestOfBrowser('ELSEWHERE')).toBeUndefined()
  })

  it('is kept once when the form is sent twice, the second as it was then', async () => {
    await keep('Un')
    await keep('Un, deux')
    expect((await stage.accounts.keptTexts.latestOfBrowser('BROWSER'))?.fields[0]?.value).toBe(
      'Un, deux'
    )
    expect(await mongoose.connection.collection('kept-texts').countDocuments()).toBe(1)
  })

  it('is kept for a day, and let go when taken back', async () => {
    const { id } = await stage.accounts.ensure({ mail: 'a@example.org' })
    await keep('Un')
    stage.later(24 * 60)
    expect(await stage.accounts.keptTexts.latestOfBrowser('BROWSER')).toBeUndefined()
    expect(await stage.accounts.sweep()).toBe(1)
    await keep('Deux')
    await stage.accounts.keptTexts.give(['BROWSER'], id)
    const [kept] = await stage.accounts.keptTexts.ofAccount(id)
    await stage.accounts.keptTexts.drop(kept?.id ?? '', 'SOMEBODY ELSE')
    expect(await stage.accounts.keptTexts.ofAccount(id)).toHaveLength(1)
    await stage.accounts.keptTexts.drop(kept?.id ?? '', id)
    expect(await stage.accounts.keptTexts.ofAccount(id)).toEqual([])
  })
})
