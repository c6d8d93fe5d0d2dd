import { Refusal } from '../../src/engine/index.ts'
import { openSetting } from '../selection/support/setting.ts'

describe('somebody who only reads a dossier', () => {
  it('gives nobody a place in it, whatever is refused to them afterwards', async () => {
    const setting = await openSetting()
    try {
      const { applications } = setting.services
      const writer = await setting.person('Ines Caron')
      const reader = await setting.person('Reader')
      const number = await applications.start({
        ...{ call: setting.call, account: writer, command: setting.command() }
      })
      await applications.invite({
        ...{ account: writer, number, mail: reader.mail, name: 'Reader', role: 'reader' }
      })
      const on = () => ({ account: reader, number, command: setting.command() })
      const signatory = { mail: 'ami@example.org', name: 'Ami', quality: 'maire' }
      await expect(applications.replaceSignatory({ ...on(), ...signatory })).rejects.toThrow(
        Refusal
      )
      await expect(applications.askSignature(on())).rejects.toThrow(Refusal)
      await expect(
        applications.deposit({ ...on(), receivedAt: setting.clock.now() })
      ).rejects.toThrow(Refusal)
      const { members, revisions } = applications.models
      expect(await members.countDocuments({ application: number })).toBe(2)
      expect(await revisions.countDocuments({ application: number })).toBe(0)
    } finally {
      await setting.close()
    }
  })
})
