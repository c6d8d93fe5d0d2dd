import type { Account } from '../../../src/accounts/index.ts'
import { exampleDossiers, type Example } from '../ranking/jury-example.ts'
import { admit, depositDossier, openSetting, readThrough, type Setting } from './setting.ts'

/** Criteria of the call's grid, in the order of the example's C1 to C6. */
export const CRITERIA = ['power', 'inclusion', 'leadership', 'roots', 'learning', 'feasibility']

export interface JuryDay extends Setting {
  officer: Account
  chair: Account
  authority: Account
  /** who wrote each dossier, by number */
  writers: Map<string, Account>
}

/** The 26 dossiers of the example, deposited, admitted and read by the six readers: the morning of the jury. */
export async function juryMorning(example: Example): Promise<JuryDay> {
  const setting = await openSetting()
  try {
    return { ...setting, ...(await untilTheJury(setting, example)) }
  } catch (error) {
    await setting.close()
    throw error
  }
}

async function untilTheJury(setting: Setting, example: Example) {
  const officer = await setting.person('Nadia Lefort', 'officer')
  const chair = await setting.person('Helene Vasseur', 'jury')
  const authority = await setting.person('Jeanne Aubertin', 'authority')
  const writers = new Map<string, Account>()
  const dossiers = exampleDossiers(example)
  for (const { id, departement, kind, qpv } of dossiers) {
    const writer = await setting.person(`Writer of ${id}`)
    writers.set(id, writer)
    await depositDossier(setting, writer, {
      ...{ number: id, territory: `Territory ${id}`, departement: departement ?? null },
      ...{ density: kind ?? null, qpv: qpv ?? false }
    })
  }
  await admit(
    setting,
    officer,
    dossiers.map(({ id }) => id)
  )
  for (const { id, readings } of dossiers) {
    for (const { reader } of readings.slice(0, 2)) await assign(setting, officer, id, reader)
  }
  await setting.goTo('2027-03-29T08:00:00+02:00')
  for (const { id, readings } of dossiers) {
    for (const [rank, { reader, levels }] of readings.entries()) {
      if (rank === 2) await assign(setting, officer, id, reader)
      const named = Object.entries(levels).map(([key, level]) => [
        CRITERIA[Number(key.slice(1)) - 1],
        level
      ])
      const account = await setting.person(reader, 'committee')
      const comments = { power: `Note de ${id}, lecture ${rank + 1}` }
      await readThrough(setting, account, id, Object.fromEntries(named), comments)
    }
  }
  await setting.goTo('2027-05-11T14:00:00+02:00')
  return { officer, chair, authority, writers }
}

async function assign(setting: Setting, officer: Account, number: string, reader: string) {
  const { id } = await setting.person(reader, 'committee')
  await setting.services.reviews.assignReader({
    ...{ account: officer, number, reader: id, command: setting.command() }
  })
}
