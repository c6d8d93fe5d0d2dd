import type { Account } from '../../src/accounts/index.ts'
import { NotFound } from '../../src/shared/errors.ts'
import { pdf } from '../files/real-files.ts'
import { CRITERIA } from './support/jury-day.ts'
import { admit, depositDossier, openSetting, readThrough, type Setting } from './support/setting.ts'

const levels = (level: number) => Object.fromEntries(CRITERIA.map((id) => [id, level]))

/** Three dossiers for one place: 100, 80 and 20 points. */
const DOSSIERS = [
  ['VAC-0001', 5],
  ['VAC-0002', 4],
  ['VAC-0003', 1]
] as const

describe('after the answer', () => {
  let setting: Setting
  let officer: Account
  let authority: Account
  let deputy: Account
  const writers = new Map<string, Account>()
  const writer = (number: string): Account => {
    const account = writers.get(number)
    if (!account) throw new Error(`no writer of ${number}`)
    return account
  }
  const on = (account: Account, number: string) => ({ account, number, command: setting.command() })
  const onCall = (account: Account) => ({
    ...{ account, call: setting.call, command: setting.command() }
  })

  beforeAll(async () => {
    setting = await openSetting((content) => ({
      ...content,
      settings: { ...content.settings, places: 1, readings: 1, constraints: [] }
    }))
    officer = await setting.person('Nadia Lefort', 'officer')
    authority = await setting.person('Jeanne Aubertin', 'authority')
    deputy = await setting.person('Paul Second', 'deputy')
    const reader = await setting.person('Only Reader', 'committee')
    for (const [number] of DOSSIERS) {
      writers.set(number, await setting.person(`Writer of ${number}`))
      await depositDossier(setting, writer(number), {
        ...{ number, territory: number, departement: '37', density: 'rural', qpv: false },
        answers: [
          { id: 'funding', value: 'yes' },
          { id: 'council-vote', value: 'scheduled' }
        ]
      })
    }
    await admit(
      setting,
      officer,
      DOSSIERS.map(([number]) => number)
    )
    await setting.goTo('2027-03-29T08:00:00+02:00')
    for (const [number, level] of DOSSIERS) {
      await readThrough(setting, reader, number, levels(level))
    }
    await setting.goTo('2027-05-11T14:00:00+02:00')
  })
  afterAll(() => setting?.close())

  it('a silent jury leaves the authority to propose alone, from its fallback on', async () => {
    const { selection } = setting.services
    await setting.goTo('2027-05-25T18:00:00+02:00')
    await expect(selection.giveOpinion(onCall(officer))).rejects.toThrow('GIVE_OPINION')
    await selection.giveOpinion(onCall(authority))
    await setting.settle()
  })

  it('a deputy cannot sign before the date, and nothing of the attempt stays', async () => {
    const { selection } = setting.services
    await expect(selection.sign(onCall(deputy))).rejects.toThrow('mayDecideAlone')
    expect(await selection.models.decisions.countDocuments({})).toBe(0)
    expect(await selection.models.sheets.countDocuments({})).toBe(0)
  })

  it('the same signature sent twice is one decision', async () => {
    const { selection } = setting.services
    const order = onCall(authority)
    const [first, second] = [await selection.sign(order), await selection.sign(order)]
    expect(second).toEqual(first)
    expect(await selection.models.decisions.countDocuments({})).toBe(1)
    await setting.settle()
    const answer = await selection.answer({ account: writer('VAC-0003'), number: 'VAC-0003' })
    expect(answer).toMatchObject({ outcome: 'notSelected', rank: null })
    expect(answer?.sheet?.score?.unmet.map(({ code }) => code)).toEqual([
      'below-threshold',
      ...['below-floor', 'below-floor']
    ])
    expect(answer?.sheet?.score?.meritRank).toBeNull()
  })

  it('a candidate reads its own answer and no other', async () => {
    const { selection } = setting.services
    const stranger = { account: writer('VAC-0001'), number: 'VAC-0002' }
    await expect(selection.answer(stranger)).rejects.toThrow(NotFound)
    await expect(selection.wantedPieces(stranger)).rejects.toThrow(NotFound)
    const unselected = { account: writer('VAC-0002'), number: 'VAC-0002' }
    await expect(selection.wantedPieces(unselected)).rejects.toThrow(NotFound)
  })

  it('an accepted place waits for the pieces asked after the selection, then has them all', async () => {
    const { selection } = setting.services
    const account = writer('VAC-0001')
    const number = 'VAC-0001'
    await selection.read(on(account, number))
    await selection.accept(on(account, number))
    await setting.settle()
    const { missing } = await selection.wantedPieces({ account, number })
    expect(missing).toEqual(['bank-details', 'council-deliberation-later'])
    await expect(selection.providePieces(on(account, number))).rejects.toThrow('hasAllPieces')
    for (const question of missing) {
      const upload = { name: `${question}.pdf`, content: await pdf() }
      await selection.attachPiece({ account, number, question, upload })
    }
    await selection.providePieces(on(account, number))
    const late = { account, number, question: 'bank-details' }
    const upload = { name: 'again.pdf', content: await pdf() }
    await expect(selection.attachPiece({ ...late, upload })).rejects.toThrow('pieces-not-open')
  })

  it('an appeal is possible until the last day included, once per answer, and is answered', async () => {
    const { selection } = setting.services
    const account = writer('VAC-0002')
    const number = 'VAC-0002'
    await selection.read(on(account, number))
    const answer = await selection.answer({ account, number })
    await setting.goTo(new Date((answer?.appealBy?.getTime() ?? 0) - 1000).toISOString())
    await selection.appeal({ ...on(account, number), reason: 'une note me semble fausse' })
    await expect(selection.appeal({ ...on(account, number), reason: 'encore' })).rejects.toThrow()
    const late = writer('VAC-0003')
    await selection.read(on(late, 'VAC-0003'))
    await expect(
      selection.answerAppeal({ ...on(officer, number), upheld: true, reason: 'x' })
    ).rejects.toThrow(NotFound)
    await selection.answerAppeal({
      ...on(authority, number),
      upheld: true,
      reason: 'vous avez raison'
    })
  })

  it('a wrong decision is withdrawn and replaced, its old letter no longer stands', async () => {
    const { selection } = setting.services
    const account = writer('VAC-0002')
    const number = 'VAC-0002'
    const before = await selection.answer({ account, number })
    const outcome = { outcome: 'selected', rank: 2 } as const
    const order = { ...on(authority, number), outcome, reason: 'une lecture comptée deux fois' }
    await expect(selection.replaceDecision({ ...order, reason: ' ' })).rejects.toThrow(
      'givesReason'
    )
    expect((await selection.answer({ account, number }))?.outcome).toBe('reserve')
    const again = { ...order, command: setting.command() }
    const first = await selection.replaceDecision(again)
    expect(await selection.replaceDecision(again)).toEqual(first)
    expect(await selection.answer({ account, number })).toBeNull()
    await setting.settle()
    const after = await selection.answer({ account, number })
    expect(after).toMatchObject({ outcome: 'selected', readAt: null })
    expect(after?.decision).toMatchObject({
      kind: 'replacement',
      replaced: { reason: 'une lecture comptée deux fois' }
    })
    const codes = [before?.decision?.code, after?.decision?.code]
    const verified = await Promise.all(codes.map((code) => selection.verifyDecision(code ?? '')))
    expect(verified.map((one) => one?.stands)).toEqual([false, true])
  })

  it('no decision lifts a dossier above the threshold', async () => {
    const { selection } = setting.services
    const order = { ...on(authority, 'VAC-0003'), reason: 'par faveur' }
    const outcome = { outcome: 'selected', rank: 1 } as const
    await expect(selection.replaceDecision({ ...order, outcome })).rejects.toThrow(
      'below-threshold'
    )
  })
})
