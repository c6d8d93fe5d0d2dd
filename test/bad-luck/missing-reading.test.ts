import type { Account } from '../../src/accounts/index.ts'
import { Refusal } from '../../src/engine/index.ts'
import {
  admit,
  depositDossier,
  openSetting,
  readThrough,
  type Setting
} from '../selection/support/setting.ts'
import { CRITERIA } from '../selection/support/jury-day.ts'

const levels = (level: number) => Object.fromEntries(CRITERIA.map((id) => [id, level]))

describe('a dossier that nobody read before the jury', () => {
  let setting: Setting
  let officer: Account
  let authority: Account
  let first: Account
  let second: Account

  beforeAll(async () => {
    setting = await openSetting((content) => ({
      ...content,
      settings: { ...content.settings, places: 2, readings: 1, constraints: [] }
    }))
    officer = await setting.person('Nadia Lefort', 'officer')
    authority = await setting.person('Jeanne Aubertin', 'authority')
    first = await setting.person('First Reader', 'committee')
    for (const number of ['VAC-0001', 'VAC-0002']) {
      await depositDossier(setting, await setting.person(`Writer of ${number}`), {
        ...{ number, territory: number, departement: '37', density: 'rural', qpv: false }
      })
    }
    await admit(setting, officer, ['VAC-0001', 'VAC-0002'])
    await setting.goTo('2027-03-29T08:00:00+02:00')
    await readThrough(setting, first, 'VAC-0001', levels(4))
    // the only reader never opens the other one
    await setting.goTo('2027-05-25T18:00:00+02:00')
    second = await setting.person('Second Reader', 'committee')
  })
  afterAll(() => setting?.close())

  const propose = () =>
    setting.services.selection.giveOpinion({
      ...{ account: authority, call: setting.call, command: setting.command() }
    })
  const assign = (number: string) =>
    setting.services.reviews.assignReader({
      ...{ account: officer, number, reader: second.id, command: setting.command() }
    })

  it('holds up the opinion, which says which dossier lacks its reading', async () => {
    await expect(propose()).rejects.toThrow(Refusal)
    const { problems } = (await setting.services.selection.ranking({
      ...{ account: authority, call: setting.call }
    })) as { problems: string[] }
    expect(problems).toEqual(['unread:VAC-0002'])
    const lacking = await setting.services.reviews.progress({
      account: officer,
      call: setting.call
    })
    expect(lacking.dossiers.filter(({ over }) => !over).map(({ number }) => number)).toEqual([
      'VAC-0002'
    ])
  })

  it('can still be given to somebody, who may stand aside from it like from any other', async () => {
    const third = await setting.person('Third Reader', 'committee')
    await setting.services.reviews.assignReader({
      ...{ account: officer, number: 'VAC-0002', reader: third.id, command: setting.command() }
    })
    await setting.services.reviews.recuse({
      ...{ account: third, number: 'VAC-0002', command: setting.command() },
      link: { nature: 'residence', text: '' }
    })
    const found = await setting.services.applications.models.applications
      .findById('VAC-0002')
      .lean()
    expect(found?.snapshot.context['readers']).toEqual([first.id])
  })

  it('is read by somebody else, and the decision goes on with it', async () => {
    await assign('VAC-0002')
    await readThrough(setting, second, 'VAC-0002', levels(3))
    await propose()
    await setting.settle()
    const found = await setting.services.applications.models.applications
      .findById('VAC-0002')
      .lean()
    expect(found?.tags).toContain('provisional')
  })

  it('a dossier that has its readings takes no other: the jury has seen them', async () => {
    await expect(assign('VAC-0001')).rejects.toThrow(Refusal)
  })
})
