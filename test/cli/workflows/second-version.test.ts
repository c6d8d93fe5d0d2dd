import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DAY } from '../../../bench/filling/calendar-around.ts'
import { advanceClock, settle } from '../../../src/services/advance-clock.ts'
import { movableClock } from '../../../src/shared/clock.ts'
import { openInstallation } from '../../bad-luck/support/installation.ts'
import { BEFORE_OPENING, openCallOfToday } from '../../bad-luck/support/open-call.ts'
import { haveItSigned, writeDossier } from '../../bad-luck/support/dossier.ts'
import { newClient } from '../../support/client.ts'
import { candideOf, freeAddress, startCandide, stopCandide } from '../candide-process.ts'
import { programOfTomorrow } from './support/program-of-tomorrow.ts'

const ADMINISTRATOR = 'ada@example.org'
const WRITER = 'ines@vierzon.example'
const WHY = ['--by', ADMINISTRATOR, '--why', 'Drafts were never reminded.']

/** Promise 1 across an upgrade, with a real call: its dossiers meet a program whose workflow is another one. */
describe('dossiers under way when the program changes its workflow', () => {
  let folder: string
  let address: string
  let tomorrow: string
  let forgetful: string
  let call: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candide-second-'))
    address = await freeAddress()
    ;[tomorrow, forgetful] = await Promise.all([
      programOfTomorrow(),
      programOfTomorrow({ forgets: true })
    ])
    call = await lived(folder)
  })
  afterAll(async () => {
    for (const one of [folder, tomorrow, forgetful]) {
      if (one) await rm(one, { recursive: true, force: true })
    }
  })

  const candide = (...words: string[]) => candideOf(tomorrow, folder, address, ...words)

  it('keep a program that does not hold their workflow from starting, which says so', async () => {
    await expect(startCandide(folder, address, { root: forgetful })).rejects.toThrow(
      /ended with 1: .*does not start.*application 1 is not here: 4 live/s
    )
    const { code, out } = await candideOf(forgetful, folder, address, 'workflows')
    expect(code).toBe(1)
    expect(out).toContain('application 1: 4 live, such as VAC-0001 (NOT HERE')
  })

  it('are told of beforehand: how many, from where to where, what becomes of their timers', async () => {
    const { code, out, err } = await candide('workflows', 'migrate', '--dry-run')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const before = 'file.before.preparing'
    expect(
      out
        .replaceAll(/(?<=due ).*/g, '…')
        .trimEnd()
        .split('\n')
    ).toEqual([
      'application: 4 would go from version 1 to 2',
      `  1 stay in ${before}.draft, appeal.none (such as VAC-0001)`,
      '    timers that keep their date: closingFallback',
      '    timer that begins now: firstSignatureReminder, due …',
      `  1 ${before}.signing.asked, appeal.none → ${before}.signing.requested, appeal.none (such as VAC-0002)`,
      '    timers that keep their date: closingFallback, firstSignatureReminder',
      `  1 stay in ${before}.signing.reminded, appeal.none (such as VAC-0003)`,
      '    timers that keep their date: closingFallback, secondSignatureReminder',
      '  1 stay in file.before.deposited, appeal.none (such as VAC-0004)',
      '    timers that keep their date: closingFallback',
      'Nothing was written.'
    ])
    const listed = await candide('workflows')
    expect(listed.out.trimEnd().split('\n').sort()).toEqual([
      'application 1: 4 live, such as VAC-0001 (earlier, a map leads to 2)',
      'application 2: nothing live (current, new ones follow it)',
      `call 1: 1 live, such as ${call} (current, new ones follow it)`
    ])
  })

  it('move, once, by an administrator who says why; every journal still replays', async () => {
    const refused = await candide(
      'workflows',
      'migrate',
      '--by',
      'nobody@example.org',
      '--why',
      'x'
    )
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.err).toContain('nobody@example.org is no administrator')
    const { code, out } = await candide('workflows', 'migrate', ...WHY)
    expect(code).toBe(0)
    expect(out).toContain('application: 4 went from version 1 to 2')
    const again = await candide('workflows', 'migrate', ...WHY)
    expect(again.out).toContain('Nothing to move')
    const verified = await candide('verify')
    expect(verified.out).toMatch(/application: 4 replayed, \d+ steps, 0 differ/)
    expect(verified).toMatchObject({ code: 0 })
  })

  it('go on under the new program, and keep the old one from starting', async () => {
    const server = await startCandide(folder, address, { root: tomorrow })
    try {
      const link = (await candide('link', WRITER)).out.trim()
      const ines = newClient(address)
      await ines.get(new URL(link).pathname)
      await ines.post(new URL(link).pathname, {})
      expect((await ines.get('/dossiers/VAC-0002')).text).toContain('En attente de signature')
    } finally {
      await stopCandide(server)
    }
    await expect(startCandide(folder, address)).rejects.toThrow(
      /does not start.*application 2 is not here: 4 live/s
    )
  })
})

/** A call that is open today, and a dossier in each state that the new workflow touches or leaves. */
async function lived(folder: string): Promise<string> {
  const today = new Date()
  const clock = movableClock(new Date(today.getTime() - BEFORE_OPENING))
  const installation = await openInstallation(folder, clock)
  const { services } = installation
  const { accounts, applications } = services
  const ada = await accounts.ensure({ mail: ADMINISTRATOR, name: 'Ada' })
  await accounts.grant(ada.id, 'administrator')
  const call = await openCallOfToday(services, today)
  await advanceClock(services, clock, new Date(today.getTime() - 5 * DAY))
  const account = await accounts.ensure({ mail: WRITER, name: 'Inès Caron' })
  let wishes = 0
  const command = () => `wish ${(wishes += 1)}`
  const begun = () => applications.start({ call, account, command: command() })
  const asked = async () => {
    const number = await begun()
    await writeDossier(services, account, number)
    await applications.askSignature({ account, number, command: command() })
    return number
  }
  await begun()
  const late = await begun()
  await asked()
  const deposited = await begun()
  await writeDossier(services, account, deposited)
  await haveItSigned(services, account, deposited, command)
  const deposit = { account, number: deposited, command: command(), receivedAt: clock.now() }
  await applications.deposit(deposit)
  await settle(services)
  await advanceClock(services, clock, today)
  await writeDossier(services, account, late)
  await applications.askSignature({ account, number: late, command: command() })
  await settle(services)
  await installation.close()
  return call
}
