import { openSetting, type Setting } from '../selection/support/setting.ts'

describe('a new call', () => {
  let setting: Setting
  beforeAll(async () => {
    setting = await openSetting()
  })
  afterAll(() => setting?.close())

  const create = (id: string, command: string) =>
    setting.services.calls.create({
      ...{ kind: 'territoire-volontaire', command, by: { id, roles: ['direction'] } }
    })

  it('asked for by a double click is one call, and so is the same form sent again', async () => {
    const both = await Promise.all([create('odile', 'one form'), create('odile', 'one form')])
    expect(both).toEqual(['2027-02', '2027-02'])
    expect(await create('odile', 'one form')).toBe('2027-02')
    expect(await setting.services.calls.models.calls.countDocuments({})).toBe(2)
  })

  it('asked for by two people at once is two calls, each with its number', async () => {
    const both = await Promise.all([create('odile', 'mine'), create('samir', 'mine')])
    expect(both.toSorted()).toEqual(['2027-03', '2027-04'])
  })
})
