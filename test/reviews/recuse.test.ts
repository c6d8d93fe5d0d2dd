import type { Account } from '../../src/accounts/index.ts'
import {
  admit,
  depositDossier,
  openSetting,
  readThrough,
  type Setting
} from '../selection/support/setting.ts'

const EVEN = { power: 3, inclusion: 3, leadership: 3, roots: 3, learning: 3, feasibility: 3 }
const LINK = { nature: 'residence', text: '' } as const

describe('somebody who stands aside from what they read', () => {
  const number = 'VAC-0001'
  let setting: Setting
  const readers: Account[] = []

  beforeAll(async () => {
    setting = await openSetting()
    const officer = await setting.person('Nadia Lefort', 'officer')
    for (const name of ['Reader One', 'Reader Two', 'Reader Three']) {
      readers.push(await setting.person(name, 'committee'))
    }
    await depositDossier(setting, await setting.person('Ines Caron'), {
      ...{ number, territory: 'Vierzon', departement: '18', density: 'urban', qpv: false }
    })
    await admit(setting, officer, [number])
    await setting.goTo('2027-03-29T08:00:00+02:00')
  })
  afterAll(() => setting?.close())

  const dossier = async () => {
    const found = await setting.services.applications.models.applications.findById(number).lean()
    if (!found) throw new Error(`${number} is missing.`)
    return found
  }
  const inHand = async () => {
    const given = (await dossier()).snapshot.context['readers'] as string[]
    return readers.filter(({ id }) => given.includes(id))
  }
  const sheetOf = ({ id }: Account) =>
    setting.services.reviews.models.sheets.findById(`${number}:${id}`).lean()
  const recuse = (account: Account) =>
    setting.services.reviews.recuse({ account, number, link: LINK, command: setting.command() })

  it('before the jury has it: the reading goes away with their words', async () => {
    const [first] = await inHand()
    if (!first) throw new Error('no reader')
    await readThrough(setting, first, number, EVEN, { power: 'Un commentaire.' })
    await recuse(first)
    await setting.settle()
    expect(await sheetOf(first)).toBeNull()
    expect((await dossier()).snapshot.context['readings']).toEqual([])
  })

  it('once the jury has it: the reading stands with its words, as it was made', async () => {
    const two = await inHand()
    expect(two).toHaveLength(2)
    for (const account of two) {
      await readThrough(setting, account, number, EVEN, { power: 'Un commentaire.' })
    }
    expect((await dossier()).states.join()).toContain('deliberation')
    const [aside] = two
    if (!aside) throw new Error('no reader')
    await recuse(aside)
    expect((await dossier()).snapshot.context['readings']).toHaveLength(2)
    expect((await sheetOf(aside))?.comments).toEqual({ power: 'Un commentaire.' })
  })
})
