import type { Account } from '../../src/accounts/index.ts'
import { collectFiles } from '../../src/services/collect-files.ts'
import { PDF, signedDossier } from '../bad-luck/support/dossier.ts'
import { openSetting, type Setting } from '../selection/support/setting.ts'

const DAY = 86_400_000

/** « Personal text stays in documents that can be erased », and what nothing names goes away. */
describe('what is erased', () => {
  let setting: Setting
  let ines: Account
  beforeAll(async () => {
    setting = await openSetting()
    ines = await setting.person('Ines Caron')
  })
  afterAll(() => setting?.close())

  const messagesOf = (application: string) => setting.services.messages.list({ application })
  const left = async (number: string) => {
    const { models } = setting.services.applications
    const ofDossier = { application: number }
    return {
      messages: (await messagesOf(number)).length,
      drafts: await models.drafts.countDocuments({ _id: number }),
      revisions: await models.revisions.countDocuments(ofDossier),
      members: await models.members.countDocuments(ofDossier),
      exchanges: await models.exchanges.countDocuments(ofDossier)
    }
  }
  const nothing = { messages: 0, drafts: 0, revisions: 0, members: 0, exchanges: 0 }
  const dossier = (number: string) =>
    setting.services.applications.models.applications.findById(number).lean()

  it('a draft that its writers delete leaves no mail, no text and no person, and keeps its journal', async () => {
    const { services, call, command } = setting
    const number = await signedDossier(services, { call, account: ines, command })
    await setting.settle()
    const on = () => ({ account: ines, number, command: command() })
    await services.applications.takeBack(on())
    expect((await messagesOf(number)).length).toBeGreaterThan(0)
    await services.applications.deleteDraft(on())
    await setting.settle()
    expect(await left(number)).toEqual(nothing)
    const found = await dossier(number)
    expect(found?.history.at(-1)?.event.type).toBe('DELETE_DRAFT')
    expect(JSON.stringify(found)).not.toContain('Vierzon')
  })

  it('the mails of a dossier leave with it, once its time is over, by the clock alone', async () => {
    const { services, call, command } = setting
    const number = await services.applications.start({ call, account: ines, command: command() })
    await services.applications.writeExchange({
      ...{ account: ines, number, command: command(), text: 'Une question sur la page 2.' }
    })
    await setting.goTo('2027-03-18T12:00:00+01:00')
    const letters = (await messagesOf(number)).map(({ letter }) => letter)
    expect(letters).toContain('not-deposited')
    await setting.goTo('2027-10-01T12:00:00+02:00')
    expect((await dossier(number))?.states).toContain('file.archived')
    expect(await left(number)).toEqual(nothing)
  })

  it('a mail that is leaving is not lost half-way: the erasure is tried again', async () => {
    const { messages, connection } = setting.services
    const all = connection.collection<{ _id: string; state: string }>('messages')
    await messages.queue({
      ...{ key: 'leaving', to: { address: 'ines@example.org' }, letter: 'question-answered' },
      ...{ lang: 'fr', application: 'VAC-0999' },
      values: { appel: 'X', question: 'Q', reponse: 'R', lien: 'https://candide.example' }
    })
    await all.updateOne({ _id: 'leaving' }, { $set: { state: 'sending' } })
    await expect(messages.erase({ application: 'VAC-0999' })).rejects.toThrow('leaving')
    await all.updateOne({ _id: 'leaving' }, { $set: { state: 'sent' } })
    await messages.erase({ application: 'VAC-0999' })
    expect(await messages.find('leaving')).toBeNull()
  })
})

describe('a file that nothing names', () => {
  let setting: Setting
  let writer: Account
  let number: string
  beforeAll(async () => {
    setting = await openSetting()
    writer = await setting.person('Ines Caron')
    number = await setting.services.applications.start({
      ...{ call: setting.call, account: writer, command: setting.command() }
    })
  })
  afterAll(() => setting?.close())

  /** a look of the collection, so many days from now */
  const look = (days: number) => collectFiles(setting.services, new Date(Date.now() + days * DAY))
  const pdf = (text: string) => Buffer.concat([Buffer.from(PDF), Buffer.from(`% ${text}\n`)])
  const attach = (text: string) =>
    setting.services.applications.attachFile({
      ...{ account: writer, number, question: 'engagement-letter' },
      upload: { name: 'lettre.pdf', content: pdf(text) }
    })

  it('stays while it may still be named, then goes after a day without a name, at a later look', async () => {
    const { files } = setting.services
    const { sha256 } = await files.put(pdf('alone'), { name: 'a.pdf' })
    expect(await look(0)).toEqual([])
    expect(await look(2)).toEqual([])
    expect(await files.has(sha256)).toBe(true)
    expect(await look(2.5)).toEqual([])
    expect(await look(3.5)).toEqual([sha256])
    expect(await files.has(sha256)).toBe(false)
  })

  it('never goes while a draft names it; replaced, it goes a day after, and its day starts anew if named again', async () => {
    const { files } = setting.services
    const first = await attach('first')
    expect(await look(2)).toEqual([])
    expect(await look(10)).toEqual([])
    const second = await attach('second')
    expect(await look(20)).toEqual([])
    await attach('first')
    expect(await look(20.5)).toEqual([])
    await attach('second')
    expect(await look(21.5)).toEqual([])
    expect(await files.has(first.sha256)).toBe(true)
    expect(await look(23)).toEqual([first.sha256])
    expect(await files.has(second.sha256)).toBe(true)
  })

  it('is collected once, whoever looks at the same moment, and after a look that was cut off', async () => {
    const { services } = setting
    const { sha256 } = await services.files.put(pdf('cut'), { name: 'a.pdf' })
    await look(2)
    const cut = {
      ...services,
      files: {
        ...services.files,
        collect: () => Promise.reject(new Error('The power went off.'))
      }
    }
    await expect(collectFiles(cut, new Date(Date.now() + 4 * DAY))).rejects.toThrow('power')
    expect(await services.files.has(sha256)).toBe(true)
    const removed = await Promise.all([look(4), look(4)])
    expect(new Set(removed.flat())).toEqual(new Set([sha256]))
    expect(await look(5)).toEqual([])
  })
})
