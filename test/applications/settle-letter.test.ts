import type { Account } from '../../src/accounts/index.ts'
import { smtpTransport } from '../../src/messages/index.ts'
import { startMailServer, type MailServer } from '../messages/mail-server.ts'
import { depositDossier, openSetting, type Setting } from '../selection/support/setting.ts'

describe('letters to a mailbox that is dead, handed over by telephone', () => {
  const [answered, corrected, called] = ['VAC-0001', 'VAC-0002', 'VAC-0003'] as const
  let server: MailServer
  let setting: Setting
  let officer: Account

  beforeAll(async () => {
    server = await startMailServer()
    server.onRecipient = (address) =>
      address.startsWith('dead.') ? { code: 550, text: 'No such person here' } : null
    setting = await openSetting(undefined, { transport: smtpTransport(server.url) })
    officer = await setting.person('Nadia Lefort', 'officer')
    for (const number of [answered, corrected, called]) {
      await depositDossier(setting, await setting.person(`Dead ${number}`), {
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
  const handOver = async (number: string, letter: string) => {
    const { messages, applications } = setting.services
    const [failed] = await messages.list({ application: number, letter, state: 'failed' })
    if (!failed) throw new Error(`${letter} of ${number} has not failed.`)
    const call = { how: 'phone', at: setting.clock.now(), note: 'Dit au téléphone.' } as const
    await applications.handOverLetter({ account: officer, number, letter: failed._id, ...call })
  }
  const dueDate = async (number: string) => {
    const [open] = (await dossier(number)).snapshot.context['corrections'] as { dueAt: number }[]
    return new Date(open?.dueAt ?? 0).toISOString()
  }

  it('the receipt, told in time, answers nothing: the dossier goes on waiting for its answer', async () => {
    const { applications } = setting.services
    await applications.declareInadmissible({ ...on(answered), reason: 'Hors du périmètre.' })
    await applications.disclose(on(answered))
    await setting.settle()
    expect((await dossier(answered)).states).toContain('file.answering.undelivered')
    await handOver(answered, 'deposit-receipt')
    expect((await dossier(answered)).states).toContain('file.answering.undelivered')
    expect(await applications.unanswered(setting.call)).toMatchObject({ unanswered: 3 })
  })

  it('the answer itself, told, is the answer: the dossier goes on at once', async () => {
    await handOver(answered, 'inadmissible')
    expect((await dossier(answered)).states).toContain('file.answered.inadmissible')
  })

  it('a correction told late keeps as many days as it was given, as when its mail arrives late', async () => {
    const { applications } = setting.services
    for (const number of [corrected, called]) {
      await applications.requestCorrection({
        ...{ ...on(number), kind: 'incomplete', reopens: ['map'] },
        ...{ message: 'Joignez une carte.', dueAt: new Date('2027-03-29T18:00:00+02:00') }
      })
    }
    await setting.goTo('2027-03-18T14:00:00+01:00')
    for (const number of [corrected, called]) {
      expect((await dossier(number)).states).toContain('file.before.correction.undelivered')
    }
    await handOver(corrected, 'correction-requested')
    // what the dossier's own button sends, which names no letter
    await applications.settleLetter({ ...on(called), how: 'phone', at: setting.clock.now() })
    for (const number of [corrected, called]) {
      expect((await dossier(number)).states).toContain('file.before.correction.waiting')
      expect(await dueDate(number)).toBe('2027-04-01T16:00:00.000Z')
    }
  })
})
