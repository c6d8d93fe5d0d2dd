import type { Account } from '../../src/accounts/index.ts'
import { BadInput, NotFound } from '../../src/shared/errors.ts'
import { openSetting, type Setting } from '../selection/support/setting.ts'

describe('people of a dossier', () => {
  let setting: Setting
  let ines: Account
  let marc: Account

  beforeAll(async () => {
    setting = await openSetting()
    ines = await setting.person('Ines Caron')
    marc = await setting.person('Marc Petit')
  })
  afterAll(() => setting?.close())

  const begin = () =>
    setting.services.applications.start({
      ...{ call: setting.call, account: ines, command: setting.command() }
    })
  const invite = (number: string, { mail, name }: Account, role: 'writer' | 'reader') =>
    setting.services.applications.invite({ account: ines, number, mail, name, role })
  const remove = (number: string, account: Account, { id: member }: Account) =>
    setting.services.applications.removeMember({ account, number, member })
  const rolesOf = async (number: string, account: Account) =>
    (await setting.services.applications.access(account, number)).person.roles

  it('somebody removed as a writer, then invited to read, reads only', async () => {
    const number = await begin()
    await invite(number, marc, 'writer')
    expect(await rolesOf(number, marc)).toEqual(['writer'])
    await remove(number, ines, marc)
    await expect(rolesOf(number, marc)).rejects.toThrow(NotFound)
    await invite(number, marc, 'reader')
    expect(await rolesOf(number, marc)).toEqual(['reader'])
  })

  it('two writers who remove each other at once leave one who writes', async () => {
    const number = await begin()
    await invite(number, marc, 'writer')
    const both = await Promise.allSettled([remove(number, ines, marc), remove(number, marc, ines)])
    const refused = both.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[]
    for (const { reason } of refused) expect([BadInput, NotFound]).toContain(reason.constructor)
    const { members } = setting.services.applications.models
    const writers = { application: number, leftAt: null, roles: { $in: ['writer' as const] } }
    expect(await members.countDocuments(writers)).toBeGreaterThan(0)
  })
})
