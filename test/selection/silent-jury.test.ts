import type { Account } from '../../src/accounts/index.ts'
import { CRITERIA } from './support/jury-day.ts'
import { admit, depositDossier, openSetting, readThrough, type Setting } from './support/setting.ts'

const FALLBACK = '2027-05-25T18:00:00+02:00'
const DEPUTY_FROM = '2027-05-28T12:00:00+02:00'
const TIED = ['VAC-0001', 'VAC-0002']

interface Evening extends Setting {
  officer: Account
  authority: Account
  deputy: Account
  chair: Account
  reader: Account
  on: (account: Account) => { account: Account; call: string; command: string }
}

/** Two dossiers that nothing tells apart, one place, and a jury that was never convened. */
async function tiedAndSilent(): Promise<Evening> {
  const setting = await openSetting((content) => ({
    ...content,
    settings: { ...content.settings, places: 1, readings: 1, constraints: [] }
  }))
  const officer = await setting.person('Nadia Lefort', 'officer')
  const reader = await setting.person('Only Reader', 'committee')
  const people = {
    ...{ officer, reader },
    authority: await setting.person('Jeanne Aubertin', 'authority'),
    deputy: await setting.person('Paul Second', 'deputy'),
    chair: await setting.person('Helene Vasseur', 'jury')
  }
  for (const number of [...TIED, 'VAC-0003']) {
    await depositDossier(setting, await setting.person(`Writer of ${number}`), {
      ...{ number, territory: number, departement: '37', density: 'rural', qpv: false }
    })
  }
  await admit(setting, officer, [...TIED, 'VAC-0003'])
  await setting.goTo('2027-03-29T08:00:00+02:00')
  for (const [number, level] of [[TIED[0], 4] as const, [TIED[1], 4] as const, ['VAC-0003', 1]]) {
    const levels = Object.fromEntries(CRITERIA.map((id) => [id, Number(level)]))
    await readThrough(setting, reader, String(number), levels)
  }
  await setting.goTo('2027-05-11T14:00:00+02:00')
  const on = (account: Account) => ({ account, call: setting.call, command: setting.command() })
  return { ...setting, ...people, on }
}

let evening: Evening
beforeEach(async () => {
  evening = await tiedAndSilent()
})
afterEach(() => evening?.close())

async function draw(by: Account, givers: readonly Account[]) {
  const { selection } = evening.services
  await selection.commitList(evening.on(by))
  return selection.drawLots({
    ...evening.on(by),
    numbers: givers.map((_, index) => 7 + index),
    givenBy: givers.map(({ id }) => id)
  })
}

async function answers(): Promise<string[]> {
  const all = await evening.services.applications.models.applications.find({}).sort('_id').lean()
  expect(all.every(({ snapshot }) => snapshot.context['availableAt'] !== null)).toBe(true)
  return all.map(({ snapshot }) => (snapshot.context['outcome'] as { kind: string }).kind)
}

describe('a tie and a jury that stays silent', () => {
  it('nobody goes past the jury while it has time', async () => {
    const { selection } = evening.services
    await draw(evening.authority, [evening.authority, evening.officer])
    await expect(selection.giveOpinion(evening.on(evening.authority))).rejects.toThrow(
      'isOfTheJury'
    )
  })

  it('the rules decide, a public draw included, and the authority signs what they give', async () => {
    const { selection, calls } = evening.services
    await evening.goTo(FALLBACK)
    const open = await selection.ranking(evening.on(evening.authority))
    expect(open.current && open.problems).toEqual(['pending-draw'])
    expect(open.current?.ranking?.pending?.ties).toEqual([TIED])
    await expect(selection.giveOpinion(evening.on(evening.authority))).rejects.toThrow(
      'GIVE_OPINION'
    )

    await selection.commitList(evening.on(evening.authority))
    const lots = (givers: readonly Account[]) =>
      selection.drawLots({
        ...evening.on(evening.authority),
        numbers: [12, 5],
        givenBy: givers.map(({ id }) => id)
      })
    await expect(lots([evening.authority, evening.authority])).rejects.toThrow('numbers-by-one')
    await expect(lots([evening.authority, evening.reader])).rejects.toThrow('number-giver')
    const { draw: drawn } = await lots([evening.authority, evening.officer])
    expect(drawn?.seed).toBe(`${evening.call} ${drawn?.sha256.slice(0, 16)} 12 5`)

    await expect(selection.giveOpinion(evening.on(evening.chair))).rejects.toThrow(
      'decidesForTheCall'
    )
    await selection.giveOpinion(evening.on(evening.authority))
    await evening.settle()
    const decision = await selection.sign(evening.on(evening.authority))
    expect(decision.signer.as).toBe('authority')
    await evening.settle()
    expect((await answers()).toSorted()).toEqual(['notSelected', 'reserve', 'selected'])
    const by = { id: evening.officer.id, roles: ['officer'] }
    await calls.announce({ number: evening.call, command: evening.command(), by })
    const results = await selection.publicResults(evening.call)
    expect(results?.ties).toMatchObject({ drawn: 1, drawnForAPlace: true })
    expect(results?.session).toBeNull()
  })

  it('a silent authority leaves all of it to its deputy, from the date on', async () => {
    const { selection } = evening.services
    await evening.goTo(FALLBACK)
    await draw(evening.officer, [evening.deputy, evening.officer])
    await expect(selection.giveOpinion(evening.on(evening.deputy))).rejects.toThrow(
      'mayDecideAlone'
    )
    await evening.goTo(DEPUTY_FROM)
    const call = await evening.services.calls.find(evening.call)
    expect(call?.states).toEqual(['closed.deliberating.noOpinionDeputy'])
    await selection.giveOpinion(evening.on(evening.deputy))
    await evening.settle()
    const decision = await selection.sign(evening.on(evening.deputy))
    expect(decision.signer.as).toBe('deputy')
    await evening.settle()
    expect((await answers()).toSorted()).toEqual(['notSelected', 'reserve', 'selected'])
  })

  it('everybody silent: no dossier is left without its answer', async () => {
    await evening.goTo('2027-06-02T18:00:00+02:00')
    expect(await answers()).toEqual(TIED.concat('VAC-0003').map(() => 'closedWithoutAction'))
  })
})
