import type { Account } from '../../src/accounts/index.ts'
import { NotFound } from '../../src/shared/errors.ts'
import {
  admit,
  depositDossier,
  openSetting,
  readThrough,
  type Setting
} from '../selection/support/setting.ts'
import { CRITERIA } from '../selection/support/jury-day.ts'
import { signedDossier } from './support/dossier.ts'

const NUMBERS = ['VAC-0901', 'VAC-0902'] as const
const [FIRST, SECOND] = NUMBERS

describe('what nobody sees who should not', () => {
  let setting: Setting
  let officer: Account
  let aside: Account
  let reader: Account
  let juror: Account
  let authority: Account
  let withdrawn: string
  const writers = new Map<string, Account>()

  beforeAll(async () => {
    setting = await openSetting((content) => ({
      ...content,
      settings: { ...content.settings, places: 1, readings: 1, constraints: [] }
    }))
    officer = await setting.person('Nadia Lefort', 'officer')
    aside = await setting.person('Officer Aside', 'officer')
    reader = await setting.person('Reader One', 'committee')
    juror = await setting.person('Juror One', 'jury')
    authority = await setting.person('Jeanne Aubertin', 'authority')
    for (const number of NUMBERS) {
      const writer = await setting.person(`Writer of ${number}`)
      writers.set(number, writer)
      await depositDossier(setting, writer, {
        ...{ number, territory: number, departement: '37', density: 'rural', qpv: false }
      })
    }
    const ines = await setting.person('Ines Caron')
    const { services, call, command } = setting
    withdrawn = await signedDossier(services, { call, account: ines, command })
    await services.applications.deposit({
      ...{ account: ines, number: withdrawn, command: command(), receivedAt: setting.clock.now() }
    })
    await services.applications.withdraw({
      ...{ account: ines, number: withdrawn, command: command(), reason: 'Trop tôt.' }
    })
    await setting.settle()
  })
  afterAll(() => setting?.close())

  const screening = (account: Account, number: string) =>
    setting.services.applications.openScreening({ account, number })
  const recuse = (account: Account, number: string) =>
    setting.services.reviews.recuse({
      ...{ account, number, command: setting.command() },
      link: { nature: 'residence', text: '' }
    })
  const writer = (number: string) => writers.get(number) ?? officer

  it('before the closing the team sees that a dossier exists, and nothing of what it says', async () => {
    const { applications } = setting.services
    expect((await applications.access(officer, FIRST)).contents).toBe('none')
    await expect(screening(officer, FIRST)).rejects.toThrow(NotFound)
    const { rows } = await applications.list({ call: setting.call, account: officer })
    expect(rows.map(({ _id }) => _id)).toContain(FIRST)
    expect(JSON.stringify(rows)).not.toContain('résumé public')
  })

  it('a dossier withdrawn before the closing stays sealed, then and afterwards', async () => {
    expect((await setting.services.applications.access(officer, withdrawn)).contents).toBe('none')
    await admit(setting, officer, NUMBERS)
    expect((await setting.services.applications.access(officer, withdrawn)).contents).toBe('none')
    await expect(screening(officer, withdrawn)).rejects.toThrow(NotFound)
    expect((await setting.services.applications.access(officer, FIRST)).contents).toBe('deposited')
  })

  it('an officer who stands aside finds no such dossier, in its page, in lists, in progress, and in no alert', async () => {
    const { applications, reviews, messages } = setting.services
    await applications.assignOfficer({
      ...{ account: officer, number: SECOND, officer: aside.id, command: setting.command() }
    })
    await recuse(aside, SECOND)
    await expect(applications.access(aside, SECOND)).rejects.toThrow(NotFound)
    await expect(screening(aside, SECOND)).rejects.toThrow(NotFound)
    const { rows, total } = await applications.list({ call: setting.call, account: aside })
    expect(rows.map(({ _id }) => _id)).not.toContain(SECOND)
    expect(total).toBe(rows.length)
    const { dossiers } = await reviews.progress({ account: aside, call: setting.call })
    expect(dossiers.map(({ number }) => number)).toEqual([FIRST])
    await setting.goTo('2027-05-09T12:00:00+02:00')
    const late = await messages.list({ application: SECOND, letter: 'team-readings-late' })
    expect(late.map(({ to }) => to.address)).toEqual([officer.mail])
  })

  it('a reader who stands aside finds no reading, and is given none', async () => {
    const { reviews, applications } = setting.services
    const found = await applications.models.applications.findById(SECOND).lean()
    expect(found?.snapshot.context['readers']).toEqual([reader.id])
    await recuse(reader, SECOND)
    await expect(reviews.openReading({ account: reader, number: SECOND })).rejects.toThrow(NotFound)
    const mine = await reviews.myReadings({ account: reader, call: setting.call })
    expect(mine.map(({ number }) => number)).toEqual([FIRST])
    await expect(
      reviews.assignReader({
        ...{ account: officer, number: SECOND, reader: reader.id, command: setting.command() }
      })
    ).rejects.toThrow('isFreeReader')
  })

  it('before the authority signs, a candidate is told the same whatever is proposed, and the public nothing', async () => {
    const { reviews, selection, applications, messages, chartLabels } = setting.services
    await readThrough(setting, reader, FIRST, Object.fromEntries(CRITERIA.map((id) => [id, 4])))
    const other = await setting.person('Reader Two', 'committee')
    await reviews.assignReader({
      ...{ account: officer, number: SECOND, reader: other.id, command: setting.command() }
    })
    await readThrough(setting, other, SECOND, Object.fromEntries(CRITERIA.map((id) => [id, 2])))
    const before = (await messages.list({ limit: 1_000 })).length
    await setting.goTo('2027-05-25T18:00:00+02:00')
    await selection.giveOpinion({
      ...{ account: authority, call: setting.call, command: setting.command() }
    })
    await setting.settle()

    const told = await Promise.all(
      NUMBERS.map(async (number) => {
        const access = await applications.access(writer(number), number)
        expect(access.instance.tags).toContain('provisional')
        expect(await selection.answer({ account: writer(number), number })).toBeNull()
        const offers = await applications.offers({ access })
        const labels = chartLabels['application']?.fr.states
        return {
          states: access.instance.states.map((state) => labels?.[state]?.candidate),
          offers: offers.map(({ event, allowed }) => ({ event, allowed }))
        }
      })
    )
    expect(told[0]).toEqual(told[1])
    const since = (await messages.list({ limit: 1_000 })).slice(0, -before)
    const theirs = NUMBERS.map((number) => writer(number).mail)
    expect(since.filter(({ to }) => theirs.includes(to.address ?? ''))).toEqual([])
    expect(await selection.publicResults(setting.call)).toBeNull()
  })

  it('a member of the jury who stands aside from one dossier sees nothing of the ranking it is in, nor does an officer', async () => {
    const { selection } = setting.services
    const on = { account: juror, call: setting.call }
    expect((await selection.ranking(on)).current).not.toBeNull()
    await recuse(juror, FIRST)
    expect(await selection.ranking(on)).toEqual({ recusedFrom: [FIRST], current: null })
    expect(await selection.ranking({ account: aside, call: setting.call })).toEqual({
      ...{ recusedFrom: [SECOND], current: null }
    })
    await expect(setting.services.applications.access(juror, SECOND)).rejects.toThrow(NotFound)
  })
})
