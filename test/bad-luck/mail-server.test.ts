import type { Account } from '../../src/accounts/index.ts'
import { smtpTransport } from '../../src/messages/index.ts'
import { startMailServer, type MailServer } from '../messages/mail-server.ts'
import { depositDossier, openSetting, type Setting } from '../selection/support/setting.ts'

const REFUSED = 'wrong.address@example.org'
const DAY = 86_400_000

describe('the mail server down, then up, and addresses that it refuses', () => {
  let server: MailServer
  let setting: Setting
  let officer: Account

  beforeAll(async () => {
    server = await startMailServer()
    setting = await openSetting(undefined, { transport: smtpTransport(server.url) })
    officer = await setting.person('Nadia Lefort', 'officer')
    for (const [number, name] of [
      ['VAC-0001', 'Wrong Address'],
      ['VAC-0002', 'Good Address'],
      ['VAC-0003', 'Slow Address']
    ] as const) {
      await depositDossier(setting, await setting.person(name), {
        ...{ number, territory: number, departement: '37', density: 'rural', qpv: false }
      })
    }
    await setting.goTo('2027-03-15T13:00:00+01:00')
  })
  afterAll(async () => {
    await setting?.close()
    await server?.stop()
  })

  const on = (number: string) => ({ account: officer, number, command: setting.command() })
  const dossier = async (number: string) => {
    const found = await setting.services.applications.models.applications.findById(number).lean()
    if (!found) throw new Error(`${number} is missing.`)
    return found
  }
  const unanswered = () => setting.services.applications.unanswered(setting.call)
  const complete = () =>
    setting.services.calls.complete({
      ...{ number: setting.call, command: setting.command() },
      by: { id: officer.id, roles: ['officer'] }
    })

  it('down: nothing is lost, no answer counts, and the clock of a correction does not run', async () => {
    // for connections that are open, and for new ones
    server.onRecipient = () => ({ code: 451, text: 'Try again later' })
    server.onConnection = () => ({ code: 421, text: 'Closed for now' })
    const { applications } = setting.services
    for (const number of ['VAC-0001', 'VAC-0002']) {
      await applications.declareInadmissible({ ...on(number), reason: 'Hors du périmètre.' })
      await applications.disclose(on(number))
    }
    await applications.requestCorrection({
      ...{ ...on('VAC-0003'), kind: 'incomplete', reopens: ['map'] },
      ...{ message: 'Joignez une carte.', dueAt: new Date('2027-03-29T18:00:00+02:00') }
    })
    await setting.goTo('2027-03-17T13:00:00+01:00')
    expect((await dossier('VAC-0001')).states).toContain('file.answering.sending')
    expect((await dossier('VAC-0002')).states).toContain('file.answering.sending')
    expect((await dossier('VAC-0003')).states).toContain('file.before.correction.sending')
    expect((await unanswered()).unanswered).toBe(3)
  })

  it('up again: what was waiting leaves once, and the correction keeps as many days as it was given', async () => {
    server.onConnection = () => null
    server.onRecipient = (address) =>
      address === REFUSED ? { code: 550, text: 'No such person here' } : null
    await setting.goTo('2027-03-18T01:00:00+01:00')
    expect((await dossier('VAC-0002')).states).toContain('file.answered.inadmissible')
    const arrived = server.received.filter(({ to }) =>
      JSON.stringify(to).includes('good.address@example.org')
    )
    expect(new Set(arrived.map(({ messageId }) => messageId)).size).toBe(arrived.length)

    const waiting = await dossier('VAC-0003')
    expect(waiting.states).toContain('file.before.correction.waiting')
    const [correction] = waiting.snapshot.context['corrections'] as {
      dueAt: number
      availableAt: number
    }[]
    expect(correction?.availableAt).toBeGreaterThanOrEqual(
      new Date('2027-03-17T13:00:00+01:00').getTime()
    )
    const asked = new Date('2027-03-29T18:00:00+02:00').getTime()
    expect(correction?.dueAt).toBe(asked + 2 * DAY)
  })

  it('a refused address: the answer waits for the team, who are told, and does not count', async () => {
    expect((await dossier('VAC-0001')).states).toContain('file.answering.undelivered')
    const alerts = await setting.services.messages.list({ letter: 'team-undelivered' })
    expect(alerts.map(({ application, to }) => [application, to.address])).toEqual([
      ['VAC-0001', officer.mail]
    ])
    expect(JSON.stringify(alerts[0]?.blocks)).toContain(REFUSED)
    expect(await unanswered()).toEqual({ unanswered: 2, failedAlerts: 0 })
  })

  it('left alone for a week, it is on the site, and the call still cannot be completed', async () => {
    const { calls } = setting.services
    const by = { id: officer.id, roles: ['officer'] }
    const cancel = { number: setting.call, by, command: setting.command() }
    await calls.cancel({ ...cancel, reason: 'Le budget a été retiré.' })
    await setting.goTo('2027-03-26T12:00:00+01:00')
    expect((await dossier('VAC-0001')).states).toContain('file.answered.inadmissible')
    expect(await unanswered()).toEqual({ unanswered: 0, failedAlerts: 1 })
    await expect(complete()).rejects.toThrow('noAlertFailed')
  })

  it('a mail taken and given back later no longer counts either', async () => {
    const { messages } = setting.services
    const [sent] = await messages.list({ application: 'VAC-0002', letter: 'inadmissible' })
    await messages.reportBounce(sent?._id ?? '', '550 mailbox was removed')
    await setting.settle()
    expect(await unanswered()).toEqual({ unanswered: 0, failedAlerts: 2 })
    await expect(complete()).rejects.toThrow('noAlertFailed')
    const alerts = await messages.list({ letter: 'team-undelivered', application: 'VAC-0002' })
    expect(alerts).toHaveLength(1)
  })

  it('settled by hand, one by one, the call is complete', async () => {
    const { applications, calls } = setting.services
    const at = setting.clock.now()
    await applications.settleLetter({ ...on('VAC-0001'), how: 'registered-letter', at })
    await expect(complete()).rejects.toThrow('noAlertFailed')
    await applications.settleLetter({ ...on('VAC-0002'), how: 'phone', at })
    await complete()
    expect((await calls.find(setting.call))?.states).toEqual(['cancelledAndAnswered'])
  })
})
