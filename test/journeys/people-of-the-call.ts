import type { Account } from '../../src/accounts/index.ts'
import { settle } from '../../src/services/advance-clock.ts'
import type { TestApp } from '../support/app.ts'
import { CALL } from '../web/applicant/setting.ts'

export const READERS = ['lecture.un@example.org', 'lecture.deux@example.org'] as const
export const CHAIR = 'presidence@example.org'
export const AUTHORITY = 'autorite@example.org'
export const CRITERIA = ['power', 'inclusion', 'leadership', 'roots', 'learning', 'feasibility']
const OFFICER = 'nadia@example.org'

/** Committee, jury and authority of the call, as its settings would name them. */
export async function appoint({ services }: TestApp): Promise<void> {
  const { accounts } = services
  const named = [
    ...READERS.map((mail) => ({ mail, name: mail, roles: ['committee'] as const })),
    { mail: CHAIR, name: 'Hélène Vasseur', roles: ['jury'] as const },
    { mail: AUTHORITY, name: 'Jeanne Aubertin', roles: ['authority'] as const }
  ]
  for (const { mail, name, roles } of named) {
    const { id } = await accounts.ensure({ mail, name })
    await accounts.grantInCall(id, CALL, roles)
  }
}

async function person({ services }: TestApp, mail: string): Promise<Account> {
  const account = await services.accounts.findByMail(mail)
  if (!account) throw new Error(`Nobody has the address ${mail}.`)
  return account
}

/** The officer takes the dossier and finds every point conform. */
export async function takeCharge(app: TestApp, number: string): Promise<void> {
  const account = await person(app, OFFICER)
  const { applications } = app.services
  await applications.assignOfficer({ account, number, officer: account.id, command: 'take' })
  const { rules } = await applications.openScreening({ account, number })
  for (const { id } of rules.content.checks) {
    await applications.checkPoint({ account, number, point: id, verdict: 'conform', note: '' })
  }
}

export async function giveToReaders(app: TestApp, number: string): Promise<void> {
  const { reviews } = app.services
  const officer = await person(app, OFFICER)
  for (const mail of READERS) {
    const reader = await person(app, mail)
    await reviews.assignReader({
      account: officer,
      number,
      reader: reader.id,
      command: `a:${mail}`
    })
    await reviews.declareInterests({
      ...{ account: reader, call: CALL, text: '', command: `d:${mail}` },
      dossiers: [{ number, link: null }]
    })
  }
}

/** A whole reading, by the domain: the second one, unless told. */
export async function readOtherwise(
  app: TestApp,
  number: string,
  reader: string = READERS[1]
): Promise<void> {
  const account = await person(app, reader)
  const levels = Object.fromEntries(CRITERIA.map((criterion) => [criterion, 4]))
  const { reviews } = app.services
  const entry = { levels, comments: {}, notes: '' }
  const expect = await reviews.saveReading({ account, number, expect: 0, entry })
  await reviews.finishReading({ account, number, expect, command: `finish:${reader}` })
}

/** The jury is convened, meets, and its chair is present. */
export async function holdSession(app: TestApp): Promise<void> {
  const { selection } = app.services
  const chair = await person(app, CHAIR)
  const on = { account: chair, call: CALL }
  await selection.convene({
    ...{ ...on, account: await person(app, OFFICER), command: 'convene' },
    ...{ meetsAt: new Date(app.clock.now().getTime() + 60_000), place: 'Orléans' },
    members: [{ account: chair.id, seat: 'organiser', votes: true }],
    ...{ chair: chair.id, secretary: (await person(app, OFFICER)).id }
  })
  await selection.openSession({ ...on, command: 'open-session' })
  await selection.arrive({ ...on, member: chair.id, how: 'room', command: 'arrive' })
}

/** The officer announces the result, then closes the call: refused while one answer is missing. */
export async function announce(app: TestApp): Promise<void> {
  const { id } = await person(app, OFFICER)
  const by = { id, roles: ['officer'] }
  await app.services.calls.announce({ number: CALL, command: 'announce', by })
  await app.services.calls.complete({ number: CALL, command: 'complete', by })
  await settle(app.services)
}
