import type { Account } from '../../src/accounts/index.ts'
import {
  admit,
  depositDossier,
  openSetting,
  readThrough,
  type Setting
} from '../selection/support/setting.ts'
import { CRITERIA } from '../selection/support/jury-day.ts'

const NUMBERS = ['VAC-0001', 'VAC-0002'] as const
const DAY = 86_400_000

interface Stage {
  setting: Setting
  officer: Account
  authority: Account
  reader: Account
}

/** How far people go before everyone falls silent, and what their silence comes to. */
const SILENCES: [string, (stage: Stage) => Promise<void>, string][] = [
  ['the team, from the deposit on', () => Promise.resolve(), 'closedWithoutAction'],
  ['the committee', screens, 'closedWithoutAction'],
  ['the jury and the authority', reads, 'closedWithoutAction'],
  ['the authority, and its deputy', proposes, 'closedWithoutAction'],
  ['the candidates, once they are selected', signs, 'selected']
]

async function screens({ setting, officer }: Stage) {
  await admit(setting, officer, NUMBERS)
}

async function reads(stage: Stage) {
  await screens(stage)
  await stage.setting.goTo('2027-03-29T08:00:00+02:00')
  // not the same points: lots are drawn in a session of the jury, and there is none
  for (const [rank, number] of NUMBERS.entries()) {
    const levels = Object.fromEntries(CRITERIA.map((id) => [id, 4 - rank]))
    await readThrough(stage.setting, stage.reader, number, levels)
  }
}

async function proposes(stage: Stage) {
  await reads(stage)
  const { setting, authority } = stage
  await setting.goTo('2027-05-25T18:00:00+02:00')
  const on = { account: authority, call: setting.call, command: setting.command() }
  await setting.services.selection.giveOpinion(on)
  await setting.settle()
}

async function signs(stage: Stage) {
  await proposes(stage)
  const { setting, authority } = stage
  await setting.services.selection.sign({
    ...{ account: authority, call: setting.call, command: setting.command() }
  })
  await setting.settle()
}

describe.each(SILENCES)('silence of %s', (_who, untilThen, outcome) => {
  let stage: Stage
  beforeAll(async () => {
    const setting = await openSetting((content) => ({
      ...content,
      settings: { ...content.settings, places: 2, readings: 1, constraints: [] }
    }))
    stage = {
      setting,
      officer: await setting.person('Nadia Lefort', 'officer'),
      authority: await setting.person('Jeanne Aubertin', 'authority'),
      reader: await setting.person('Only Reader', 'committee')
    }
    for (const [index, number] of NUMBERS.entries()) {
      await depositDossier(setting, await setting.person(`Writer of ${number}`), {
        ...{ number, territory: number, departement: ['37', '18'][index] ?? null },
        ...{ density: 'rural', qpv: false }
      })
    }
    await untilThen(stage)
  })
  afterAll(() => stage?.setting.close())

  it('leaves every dossier with an answer on the site, its mail sent, and a call that ends', async () => {
    const { setting } = stage
    const { applications, messages, calls, engine } = setting.services
    const limit = (await calls.find(setting.call))?.snapshot.context['calendar'] as {
      authorityFallbackAt: number
    }
    await setting.goTo(new Date(limit.authorityFallbackAt + 5 * DAY).toISOString())
    for (const number of NUMBERS) {
      const found = await applications.models.applications.findById(number).lean()
      expect(found?.tags).toContain('answered')
      expect(found?.snapshot.context).toMatchObject({
        outcome: { kind: outcome },
        alertFailed: false
      })
      expect(found?.snapshot.context['availableAt']).toEqual(expect.any(Number))
      const mails = await messages.list({ application: number, state: 'sent' })
      expect(mails.some(({ ref }) => ref?.startsWith(`${number}:${outcome}`))).toBe(true)
    }
    expect(await applications.unanswered(setting.call)).toEqual({ unanswered: 0, failedAlerts: 0 })

    // nobody moves for three years more: what was offered lapses, what is kept is erased
    await setting.goTo('2030-09-01T12:00:00+02:00')
    for (const number of NUMBERS) {
      const found = await applications.models.applications.findById(number).lean()
      expect(found?.states).toContain('file.archived')
      expect(await applications.models.revisions.countDocuments({ application: number })).toBe(0)
      expect(
        (await engine.verify({ chart: 'application', filter: { _id: number } })).differences
      ).toEqual([])
    }
    expect((await calls.find(setting.call))?.states).toEqual(['archived'])
  })
})
