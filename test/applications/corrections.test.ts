import type { Account } from '../../src/accounts/index.ts'
import { requestCorrection } from '../../src/applications/corrections.ts'
import type { Engine } from '../../src/engine/index.ts'
import { Refusal } from '../../src/engine/index.ts'
import { depositDossier, openSetting, type Setting } from '../selection/support/setting.ts'

describe('corrections asked of a candidate', () => {
  const number = 'VAC-0001'
  let setting: Setting
  let officer: Account
  let writer: Account

  beforeAll(async () => {
    setting = await openSetting()
    officer = await setting.person('Nadia Lefort', 'officer')
    writer = await setting.person('Ines Caron')
    await depositDossier(setting, writer, {
      ...{ number, territory: number, departement: '37', density: 'rural', qpv: false }
    })
    await setting.goTo('2027-03-15T13:00:00+01:00')
  })
  afterAll(() => setting?.close())

  const asked = (command = setting.command()) => ({
    ...{ account: officer, number, command, kind: 'incomplete' as const, reopens: ['map'] },
    ...{ message: 'Joignez une carte.', dueAt: new Date('2027-03-29T18:00:00+02:00') }
  })
  const kept = () =>
    setting.services.applications.models.corrections.find({ application: number }).lean()

  it('two at once have a rank each', async () => {
    const { applications } = setting.services
    await Promise.all([
      applications.requestCorrection(asked()),
      applications.requestCorrection(asked())
    ])
    expect((await kept()).map(({ rank }) => rank).toSorted()).toEqual([1, 2])
  })

  it('one whose answer was lost on the way back keeps its words', async () => {
    const { applications, engine, calls, accounts, files, messages, clock } = setting.services
    const cut: Engine = {
      ...engine,
      async send(command) {
        await engine.send(command)
        throw new Error('The connection was lost.')
      }
    }
    const deps = { models: applications.models, calls, accounts, files, clock, letters: messages }
    const lost = requestCorrection({ ...deps, engine: cut }, asked('lost'))
    await expect(lost).rejects.toThrow('connection was lost')
    expect((await kept()).map(({ _id }) => _id)).toContain('correction:lost')
  })

  it('one that is refused is not kept', async () => {
    const { applications } = setting.services
    const before = await kept()
    await applications.withdraw({
      ...{ account: writer, number, command: setting.command(), reason: 'Nous renonçons.' }
    })
    await expect(applications.requestCorrection(asked())).rejects.toThrow(Refusal)
    expect(await kept()).toEqual(before)
  })
})
