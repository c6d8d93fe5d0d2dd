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

  it('alerts go to the officer in charge, and to the others once that one has left the team', async () => {
    const { accounts, applications, engine } = setting.services
    const colleague = await setting.person('Karim Benali', 'officer')
    await applications.assignOfficer({ ...on(), officer: officer.id })
    const alerts = async () =>
      (await lettersOf('team-undelivered')).map(({ to }) => to.account).slice(-1)
    const bounce = async () => {
      const [open] = (await dossier()).snapshot.context['corrections'] as { id: string }[]
      await engine.send({
        ...{ chart: 'application', id: number, command: setting.command() },
        event: { type: 'LETTER_FAILED', letter: 'correction-requested', ref: open?.id, error: '' },
        by: { id: 'messaging', roles: ['messaging'] }
      })
      await setting.settle()
    }
    const askAgain = () =>
      applications.requestCorrection({
        ...{
          ...on(),
          account: colleague,
          kind: 'incomplete',
          reopens: ['title'],
          message: 'Titre.'
        },
        dueAt: new Date('2027-03-29T18:00:00+02:00')
      })
    await askAgain()
    await bounce()
    expect(await alerts()).toEqual([officer.id])
    await accounts.revokeInCall(officer.id, setting.call, ['officer'])
    await askAgain()
    await bounce()
    expect(await alerts()).toEqual([colleague.id])
  })
})
