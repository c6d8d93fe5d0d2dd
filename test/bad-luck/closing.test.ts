import type { Account } from '../../src/accounts/index.ts'
import { Refusal } from '../../src/engine/index.ts'
import { settle } from '../../src/services/advance-clock.ts'
import { openSetting, type Setting } from '../selection/support/setting.ts'
import { pageOf, signedDossier, writeDossier } from './support/dossier.ts'

const CLOSING = new Date('2027-03-15T12:00:00+01:00')
const after = (ms: number) => new Date(CLOSING.getTime() + ms)
const HOUR = 3_600_000

/** Reasons of a refusal: a code, and the date that it names. */
async function refused(attempt: Promise<unknown>): Promise<{ code: string; date: unknown }[]> {
  const error: unknown = await attempt.then(
    () => null,
    (thrown: unknown) => thrown
  )
  if (!(error instanceof Refusal)) throw new Error(`Not refused: ${String(error)}`)
  return error.reasons.map(({ code, params }) => ({ code, date: params?.['date'] }))
}

describe('the closing', () => {
  let setting: Setting
  let ines: Account
  let onTime: string
  let late: string
  let draft: string
  let signed: string
  let asked: string

  beforeAll(async () => {
    setting = await openSetting()
    ines = await setting.person('Ines Caron')
    const { services, call, command } = setting
    const start = { call, account: ines, command }
    onTime = await signedDossier(services, start)
    late = await signedDossier(services, start)
    signed = await signedDossier(services, start)
    draft = await services.applications.start({ ...start, command: command() })
    await writeDossier(services, ines, draft)
    asked = await services.applications.start({ ...start, command: command() })
    await writeDossier(services, ines, asked)
    await services.applications.askSignature({ account: ines, number: asked, command: command() })
    await setting.goTo('2027-03-15T11:59:00+01:00')
  })
  afterAll(() => setting?.close())

  const deposit = (number: string, receivedAt: Date, command = setting.command()) =>
    setting.services.applications.deposit({ account: ines, number, command, receivedAt })
  const callStates = async () => (await setting.services.calls.find(setting.call))?.states
  const dossier = (number: string) =>
    setting.services.applications.models.applications.findById(number).lean()

  it('is one exclusive instant: a request wholly arrived one millisecond before counts, at the instant it does not', async () => {
    setting.clock.moveTo(after(1_000))
    const against = [{ code: 'beforeClosing', date: CLOSING.getTime() }]
    expect(await refused(deposit(late, CLOSING))).toEqual(against)
    const receipt = await deposit(onTime, after(-1))
    expect(receipt.receivedAt).toEqual(after(-1))
    expect((await dossier(onTime))?.tags).toContain('deposited')
  })

  it('is the same instant for a signature, which would else be deposited by the clock as if it were in time', async () => {
    const { accounts, applications } = setting.services
    const account = await accounts.ensure({ mail: 'paul.aubry@vierzon.example' })
    const { sha256: hash } = await applications.proposedRevision({ account, number: asked })
    const sign = (receivedAt: Date) =>
      applications.sign({ account, number: asked, command: setting.command(), hash, receivedAt })
    expect(await refused(sign(CLOSING))).toEqual([
      { code: 'beforeClosing', date: CLOSING.getTime() }
    ])
    expect((await dossier(asked))?.states[0]).toMatch(/^file\.before\.preparing\.signing\./)
  })

  it('refuses what is still being typed, with the date, and changes nothing that was saved', async () => {
    const { applications } = setting.services
    const before = await applications.models.drafts.findById(draft).lean()
    const save = applications.saveSection({
      ...{ account: ines, number: draft, section: 'project' },
      input: pageOf('project', { title: 'Trop tard' })
    })
    expect(await refused(save)).toEqual([{ code: 'beforeClosing', date: CLOSING.getTime() }])
    const upload = { name: 'tard.pdf', content: Buffer.from('%PDF-1.4') }
    const attach = { account: ines, number: draft, question: 'map', upload }
    expect(await refused(applications.attachFile(attach))).toHaveLength(1)
    expect(await applications.models.drafts.findById(draft).lean()).toEqual(before)
  })

  it('passed while the server was down waits for a person, and says so to the team', async () => {
    setting.clock.moveTo(after(HOUR))
    await settle(setting.services)
    expect(await callStates()).toEqual(['closingInDoubt'])
    const [alert] = await setting.services.messages.list({ letter: 'team-closing-in-doubt' })
    expect(alert?.to.address).toBe('nadia.lefort@example.org')
    expect((await dossier(signed))?.states).toContain('file.before.preparing.signed')
    expect(await refused(deposit(signed, after(HOUR)))).toEqual([
      { code: 'beforeClosing', date: CLOSING.getTime() }
    ])
  })

  it('can then be moved later: whoever began before it may save and deposit until the new date', async () => {
    const { calls, applications, accounts, messages } = setting.services
    const nadia = await accounts.ensure({ mail: 'nadia.lefort@example.org' })
    const by = { id: nadia.id, roles: ['officer'] }
    const extension = {
      ...{ number: setting.call, command: setting.command(), by, reason: 'Panne du serveur.' },
      dates: { closesAt: '2027-03-15T18:00' }
    }
    await calls.extend(extension)
    await setting.settle()
    expect(await callStates()).toEqual(['open.lastDays'])
    await applications.saveSection({
      ...{ account: ines, number: draft, section: 'project', input: pageOf('project') }
    })
    await deposit(late, after(HOUR))
    const told = await messages.list({ letter: 'calendar-changed', to: ines.mail })
    expect(told).toHaveLength(1)
    expect(JSON.stringify(told[0]?.blocks)).toContain('Panne du serveur.')
    expect(JSON.stringify(told[0]?.blocks)).toMatch(/18.h.00/)

    await calls.extend(extension)
    await setting.settle()
    expect(await messages.list({ letter: 'calendar-changed', to: ines.mail })).toHaveLength(1)
  })

  it('in doubt once more and left alone, stands by itself after a day; the clock then deposits what was signed, and answers the rest', async () => {
    const second = new Date('2027-03-15T18:00:00+01:00').getTime()
    setting.clock.moveTo(new Date(second + HOUR))
    await settle(setting.services)
    expect(await callStates()).toEqual(['closingInDoubt'])
    setting.clock.moveTo(new Date(second + 25 * HOUR))
    await settle(setting.services)
    await setting.goTo('2027-03-16T20:00:00+01:00')
    expect(await callStates()).toEqual(['closed.screening'])

    const byClock = await dossier(signed)
    expect(byClock?.states).toContain('file.before.screening.untaken')
    const held = byClock?.snapshot.context['deposit'] as { by: string; receivedAt: number }
    expect(held).toMatchObject({ by: 'clock', receivedAt: second })
    const { receipt } = byClock?.snapshot.context['deposit'] as { receipt: string }
    expect(await setting.services.applications.verifyReceipt(receipt)).toMatchObject({
      stands: true
    })
    expect((await dossier(draft))?.states).toContain('file.answered.notDeposited')
    const answers = await setting.services.messages.list({ letter: 'not-deposited' })
    expect(new Set(answers.map(({ application }) => application))).toEqual(new Set([draft, asked]))
    const receipts = await setting.services.messages.list({
      ...{ letter: 'deposited-by-clock', to: ines.mail }
    })
    expect(receipts.map(({ application }) => application)).toEqual([signed])
  })

  it('leaves journals that replay to the same states', async () => {
    for (const chart of ['call', 'application']) {
      expect((await setting.services.engine.verify({ chart })).differences).toEqual([])
    }
  })
})

describe('a closing in doubt', () => {
  it('can be confirmed at once, with a reason', async () => {
    const setting = await openSetting()
    const { calls, accounts } = setting.services
    const nadia = await accounts.ensure({ mail: 'nadia.lefort@example.org' })
    setting.clock.moveTo(after(HOUR))
    await settle(setting.services)
    const by = { id: nadia.id, roles: ['officer'] }
    const confirm = { number: setting.call, by, command: setting.command() }
    await expect(calls.confirmClosing({ ...confirm, reason: ' ' })).rejects.toThrow('givesReason')
    await calls.confirmClosing({ ...confirm, reason: 'Personne n’a été empêché.' })
    await setting.goTo('2027-03-15T13:03:00+01:00')
    expect((await calls.find(setting.call))?.states).toEqual(['closed.screening'])
    await setting.close()
  })
})
