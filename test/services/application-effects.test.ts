import type { Account } from '../../src/accounts/index.ts'
import { smtpTransport } from '../../src/messages/index.ts'
import { startMailServer, type MailServer } from '../messages/mail-server.ts'
import { depositDossier, openSetting, type Setting } from '../selection/support/setting.ts'

const DEAD = 'ines.caron@example.org'

describe('letters that the dossier’s effects send', () => {
  const number = 'VAC-0001'
  let server: MailServer
  let setting: Setting
  let officer: Account

  beforeAll(async () => {
    server = await startMailServer()
    server.onRecipient = (address) =>
      address === DEAD ? { code: 550, text: 'No such person here' } : null
    setting = await openSetting(undefined, { transport: smtpTransport(server.url) })
    officer = await setting.person('Nadia Lefort', 'officer')
    await depositDossier(setting, await setting.person('Ines Caron'), {
      ...{ number, territory: number, departement: '37', density: 'rural', qpv: false }
    })
    await setting.goTo('2027-03-15T13:00:00+01:00')
  })
  afterAll(async () => {
    await setting?.close()
    await server?.stop()
  })

  const on = () => ({ account: officer, number, command: setting.command() })
  const dossier = async () => {
    const found = await setting.services.applications.models.applications.findById(number).lean()
    if (!found) throw new Error(`${number} is missing.`)
    return found
  }
  const lettersOf = async (letter: string) =>
    (await setting.services.messages.list({ application: number, letter })).toReversed()

  it('a correction sent again is recognised when it arrives, each of two by its own letter', async () => {
    const { applications } = setting.services
    const asked = { kind: 'incomplete', dueAt: new Date('2027-03-29T18:00:00+02:00') } as const
    const ask = (reopens: string, message: string) =>
      applications.requestCorrection({ ...on(), ...asked, reopens: [reopens], message })
    const corrections = [
      await ask('map', 'Joignez une carte.'),
      await ask('risks', 'Dites les risques.')
    ]
    await setting.settle()
    expect((await dossier()).states).toContain('file.before.correction.undelivered')

    server.onRecipient = () => null
    await setting.goTo('2027-03-17T13:00:00+01:00')
    await applications.resendLetter(on())
    await setting.settle()
    const found = await dossier()
    expect(found.states).toContain('file.before.correction.waiting')
    const arrived = (await lettersOf('correction-requested')).filter(
      ({ state }) => state === 'sent'
    )
    expect(arrived.map(({ ref }) => ref).toSorted()).toEqual(
      corrections.map(({ _id }) => _id).toSorted()
    )
    for (const { _id, message } of corrections) {
      const its = arrived.find(({ ref }) => ref === _id)
      expect(JSON.stringify(its?.blocks)).toContain(message)
    }
    const known = found.snapshot.context['corrections'] as { availableAt: number | null }[]
    expect(known.some(({ availableAt }) => availableAt !== null)).toBe(true)
  })
})
