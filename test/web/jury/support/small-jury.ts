import type { Account } from '../../../../src/accounts/index.ts'
import {
  admit,
  depositDossier,
  openSetting,
  readThrough,
  type Setting
} from '../../../selection/support/setting.ts'
import { CRITERIA } from '../../../selection/support/jury-day.ts'
import { newClient, signIn, type Client } from '../../../support/client.ts'
import { serve } from '../../public/support/serve.ts'

/** Four dossiers of one place, 100, 80, 60 and 40 points, and the level that gave them. */
const DOSSIERS = [
  ['VAC-0001', 'Vierzon', '18', 5],
  ['VAC-0002', 'Dreux', '28', 4],
  ['VAC-0003', 'Bourges', '18', 3],
  ['VAC-0004', 'Issoudun', '36', 2]
] as const

export interface SmallJury extends Setting {
  baseUrl: string
  people: Record<'officer' | 'chair' | 'karima' | 'edith' | 'reader' | 'authority', Account>
  as: (account: Account) => Promise<Client>
  on: (account: Account) => { account: Account; call: string; command: string }
}

/** A session that is open, with one member out of the room: Karima stands aside from Vierzon. */
export async function smallJury(): Promise<SmallJury> {
  const setting = await openSetting((content) => ({
    ...content,
    settings: { ...content.settings, places: 1, readings: 1, constraints: [] }
  }))
  const people = {
    officer: await setting.person('Nadia Lefort', 'officer'),
    reader: await setting.person('Aminata Diallo', 'committee'),
    chair: await setting.person('Helene Vasseur', 'jury'),
    karima: await setting.person('Karima Bensaid', 'jury'),
    edith: await setting.person('Edith Marchal', 'jury'),
    authority: await setting.person('Jeanne Aubertin', 'authority')
  }
  const { services } = setting
  for (const [number, territory, departement] of DOSSIERS) {
    await depositDossier(setting, await setting.person(`Writer of ${number}`), {
      ...{ number, territory, departement, density: 'urban', qpv: false }
    })
  }
  await admit(
    setting,
    people.officer,
    DOSSIERS.map(([number]) => number)
  )
  await setting.goTo('2027-03-29T08:00:00+02:00')
  for (const [number, territory, , level] of DOSSIERS) {
    const levels = Object.fromEntries(CRITERIA.map((id) => [id, level]))
    const comments = { power: `Note sur ${territory}` }
    await readThrough(setting, people.reader, number, levels, comments)
  }
  await setting.goTo('2027-05-11T14:00:00+02:00')
  const site = await serve(services)
  const on = (account: Account) => ({ account, call: setting.call, command: setting.command() })
  const { selection, reviews } = services
  await reviews.recuse({
    ...{ account: people.karima, number: 'VAC-0001', command: setting.command() },
    link: { nature: 'residence', text: '' }
  })
  const seated = [people.chair, people.karima, people.edith]
  await selection.convene({
    ...{ ...on(people.officer), meetsAt: setting.clock.now(), place: 'Orléans' },
    members: seated.map(({ id }) => ({ account: id, seat: 'inhabitant', votes: true })),
    ...{ chair: people.chair.id, secretary: people.officer.id }
  })
  await selection.openSession(on(people.officer))
  for (const { id } of seated) {
    await selection.arrive({ ...on(people.officer), member: id, how: 'room' })
  }
  return {
    ...{ ...setting, people, on, baseUrl: site.baseUrl },
    async as({ mail }) {
      const client = newClient(site.baseUrl)
      await signIn({ services }, client, mail)
      return client
    },
    async close() {
      await site.close()
      await setting.close()
    }
  }
}
