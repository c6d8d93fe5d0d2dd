import type { Account } from '../../src/accounts/index.ts'
import { Refusal } from '../../src/engine/index.ts'
import { haveItSigned, writeDossier } from '../bad-luck/support/dossier.ts'
import { openSetting, type Setting } from '../selection/support/setting.ts'

describe('the receipt of a deposit', () => {
  const command = 'one-form'
  let setting: Setting
  let ines: Account
  let number: string

  beforeAll(async () => {
    setting = await openSetting()
    ines = await setting.person('Ines Caron')
    number = await setting.services.applications.start({
      ...{ call: setting.call, account: ines, command: setting.command() }
    })
  })
  afterAll(() => setting?.close())

  const deposit = (receivedAt: Date) =>
    setting.services.applications.deposit({ account: ines, number, command, receivedAt })
  const dossier = async () => {
    const found = await setting.services.applications.models.applications.findById(number).lean()
    if (!found) throw new Error(`${number} is missing.`)
    return found
  }
  const proved = async (code: string) =>
    (await setting.services.applications.verifyReceipt(code))?.receipt

  it('refused, then sent again with the same form: it proves what was accepted, and when', async () => {
    await expect(deposit(new Date('2027-01-11T09:00:00+01:00'))).rejects.toThrow(Refusal)
    await writeDossier(setting.services, ines, number)
    await haveItSigned(setting.services, ines, number, setting.command)
    const receivedAt = new Date('2027-01-12T15:30:00+01:00')
    setting.clock.moveTo(receivedAt)
    const { _id } = await deposit(receivedAt)
    const { signed } = (await dossier()).snapshot.context as { signed: { hash: string } }
    expect(await proved(_id)).toMatchObject({ receivedAt, revision: 1, sha256: signed.hash })
  })

  it('sent again, by whoever looked before it was accepted: it proves the first one still', async () => {
    const { applications } = setting.services
    const accepted = new Date('2027-01-12T15:30:00+01:00')
    const later = new Date('2027-01-12T15:30:05+01:00')
    const after = await dossier()
    const seq = after.history.findIndex(({ event }) => event.type === 'DEPOSIT')
    const before = { ...after, history: after.history.slice(0, seq) }
    const version = { revision: 1, hash: 'unknown yet' }
    const { _id } = await applications.receiptFor(before, { command, receivedAt: later, version })
    const receipt = await deposit(later)
    expect(receipt).toMatchObject({ _id, receivedAt: accepted })
    const { signed } = after.snapshot.context as { signed: { hash: string } }
    expect(await proved(_id)).toMatchObject({ receivedAt: accepted, sha256: signed.hash })
  })
})
