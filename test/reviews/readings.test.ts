import type { Account } from '../../src/accounts/index.ts'
import { BadInput, NotFound, Stale } from '../../src/shared/errors.ts'
import {
  admit,
  depositDossier,
  openSetting,
  readThrough,
  type Setting
} from '../selection/support/setting.ts'

const EVEN = { power: 3, inclusion: 3, leadership: 3, roots: 3, learning: 3, feasibility: 3 }
const WIDE = { ...EVEN, power: 5 }

describe('readings', () => {
  let setting: Setting
  let officer: Account
  const readers: Account[] = []
  const number = 'VAC-0001'
  const other = 'VAC-0002'

  beforeAll(async () => {
    setting = await openSetting()
    officer = await setting.person('Nadia Lefort', 'officer')
    for (const name of ['Reader One', 'Reader Two', 'Reader Three', 'Reader Four']) {
      readers.push(await setting.person(name, 'committee'))
    }
    for (const one of [number, other]) {
      await depositDossier(setting, await setting.person(`Writer of ${one}`), {
        ...{ number: one, territory: one, departement: '37', density: 'rural', qpv: false }
      })
    }
    await admit(setting, officer, [number, other])
  })
  afterAll(() => setting?.close())

  const instance = (id: string) =>
    setting.services.applications.models.applications.findById(id).lean()
  const readersOf = async (id: string) =>
    (await instance(id))?.snapshot.context['readers'] as string[]
  const at = (rank: number) => {
    const account = readers[rank]
    if (!account) throw new Error('no such reader')
    return account
  }

  it('go to the least charged without conflict, once, when they open', async () => {
    const { reviews } = setting.services
    await reviews.recuse({
      ...{ account: at(0), number, command: setting.command() },
      link: { nature: 'residence', text: '' }
    })
    await setting.goTo('2027-03-29T08:00:00+02:00')
    const [first, second] = [await readersOf(number), await readersOf(other)]
    expect(first).toHaveLength(2)
    expect(first).not.toContain(at(0).id)
    expect(new Set([...first, ...second]).size).toBe(4)
    await setting.settle()
    expect(await readersOf(number)).toEqual(first)
  })

  it('open to their readers only, and only once they declared', async () => {
    const { reviews } = setting.services
    const [mine] = await readersOf(number)
    const account = readers.find(({ id }) => id === mine)
    const stranger = readers.find(({ id }) => id !== mine && id !== at(0).id)
    if (!account || !stranger) throw new Error('no reader')
    const open = await reviews.openReading({ account, number })
    expect(open.revision).toBeNull()
    const entry = { levels: { power: 3 }, comments: {}, notes: '' }
    await expect(reviews.saveReading({ account, number, expect: 0, entry })).rejects.toThrow(
      'declare-first'
    )
    await reviews.declareInterests({
      ...{ account, call: setting.call, command: setting.command() },
      dossiers: [{ number, link: null }]
    })
    expect((await reviews.openReading({ account, number })).revision?.sha256).toMatch(
      /^[0-9a-f]{64}$/
    )
    for (const nobody of [at(0), await setting.person('Writer of VAC-0001')]) {
      await expect(reviews.openReading({ account: nobody, number })).rejects.toThrow(NotFound)
    }
    await expect(reviews.openReading({ account: officer, number })).rejects.toThrow(NotFound)
  })

  it('are saved by whoever wrote last with the sheet in front of them', async () => {
    const { reviews } = setting.services
    const [mine] = await readersOf(number)
    const account = readers.find(({ id }) => id === mine)
    if (!account) throw new Error('no reader')
    const entry = { levels: { power: 3 }, comments: {}, notes: 'for me alone' }
    expect(await reviews.saveReading({ account, number, expect: 0, entry })).toBe(1)
    await expect(reviews.saveReading({ account, number, expect: 0, entry })).rejects.toThrow(Stale)
    expect(await reviews.saveReading({ account, number, expect: 1, entry })).toBe(2)
    const wrong = { ...entry, levels: { power: 6 } }
    await expect(reviews.saveReading({ account, number, expect: 2, entry: wrong })).rejects.toThrow(
      BadInput
    )
    const half = { ...entry, levels: { power: 2.5 } }
    await expect(reviews.saveReading({ account, number, expect: 2, entry: half })).rejects.toThrow(
      BadInput
    )
  })

  it('cannot finish while a criterion has no level, and stay open', async () => {
    const { reviews } = setting.services
    const [mine] = await readersOf(number)
    const account = readers.find(({ id }) => id === mine)
    if (!account) throw new Error('no reader')
    const finish = reviews.finishReading({ account, number, expect: 2, command: setting.command() })
    await expect(finish).rejects.toThrow('scoresAllCriteria')
    const entry = { levels: EVEN, comments: { power: 'a note' }, notes: 'for me alone' }
    expect(await reviews.saveReading({ account, number, expect: 2, entry })).toBe(3)
  })

  it('show the others only once one’s own is finished, without names or private notes', async () => {
    const { reviews } = setting.services
    const [mine, theirs] = await readersOf(number)
    const account = readers.find(({ id }) => id === mine)
    const peer = readers.find(({ id }) => id === theirs)
    if (!account || !peer) throw new Error('no reader')
    await reviews.finishReading({ account, number, expect: 3, command: setting.command() })
    await reviews.declareInterests({
      ...{ account: peer, call: setting.call, command: setting.command() },
      dossiers: [{ number, link: null }]
    })
    expect((await reviews.openReading({ account: peer, number })).peers).toEqual([])
    expect((await reviews.openReading({ account, number })).peers).toEqual([])
    await readThrough(setting, peer, number, WIDE)
    const seen = await reviews.openReading({ account: peer, number })
    expect(seen.peers).toEqual([{ levels: EVEN, comments: { power: 'a note' } }])
    expect(JSON.stringify(seen.peers)).not.toContain('for me alone')
  })

  it('call a third reader when they are two levels apart, who sees neither of the first', async () => {
    const { reviews } = setting.services
    await setting.settle()
    const three = await readersOf(number)
    expect(three).toHaveLength(3)
    expect(three).not.toContain(at(0).id)
    const third = readers.find(({ id }) => id === three[2])
    if (!third) throw new Error('no third reader')
    expect(await reviews.openReading({ account: third, number })).toMatchObject({
      third: true,
      peers: []
    })
    await readThrough(setting, third, number, EVEN)
    expect((await instance(number))?.states.join()).toContain('deliberation')
  })

  it('leave the hands of somebody who stands aside, draft included, for somebody else', async () => {
    const { reviews } = setting.services
    const [mine] = await readersOf(other)
    const account = readers.find(({ id }) => id === mine)
    if (!account) throw new Error('no reader')
    await reviews.declareInterests({
      ...{ account, call: setting.call, command: setting.command() },
      dossiers: [{ number: other, link: null }]
    })
    const entry = { levels: EVEN, comments: {}, notes: '' }
    await reviews.saveReading({ account, number: other, expect: 0, entry })
    const link = { nature: 'employment' as const, text: 'mon employeur' }
    await reviews.recuse({ account, number: other, link, command: setting.command() })
    await setting.settle()
    const now = await readersOf(other)
    expect(now).toHaveLength(2)
    expect(now).not.toContain(account.id)
    await expect(reviews.openReading({ account, number: other })).rejects.toThrow(NotFound)
    expect(await reviews.models.sheets.findById(`${other}:${account.id}`)).toBeNull()
    const journal = JSON.stringify((await instance(other))?.history)
    expect(journal).not.toContain('mon employeur')
  })

  it('hide a dossier from an officer who stands aside, in lists and progress too', async () => {
    const { reviews, applications } = setting.services
    const before = await reviews.progress({ account: officer, call: setting.call })
    expect(before.dossiers.map(({ number: one }) => one)).toEqual([number, other])
    const link = { nature: 'kinship' as const, text: '' }
    await reviews.recuse({ account: officer, number, link, command: setting.command() })
    const after = await reviews.progress({ account: officer, call: setting.call })
    expect(after.dossiers.map(({ number: one }) => one)).toEqual([other])
    await expect(applications.access(officer, number)).rejects.toThrow(NotFound)
  })
})
