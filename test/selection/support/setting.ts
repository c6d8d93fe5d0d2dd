import mongoose from 'mongoose'
import type { Account, CallRole } from '../../../src/accounts/index.ts'
import type { CallContent } from '../../../src/calls/index.ts'
import { readConfig } from '../../../src/config.ts'
import { freeze, type Answer } from '../../../src/forms/index.ts'
import { chartSettings } from '../../../src/applications/index.ts'
import { instantsOf } from '../../../src/calls/index.ts'
import { sinkTransport, type Transport } from '../../../src/messages/index.ts'
import type { Services } from '../../../src/services.ts'
import { advanceClock, settle as settleAll } from '../../../src/services/advance-clock.ts'
import { createServices } from '../../../src/services/create-services.ts'
import { movableClock, type MovableClock } from '../../../src/shared/clock.ts'
import { createLogger } from '../../../src/shared/logger.ts'
import { openTestStore } from '../../support/store.ts'

/** A call, its people and its dossiers on a store of their own, with a clock that the test moves. */
export interface Setting {
  services: Services
  clock: MovableClock
  call: string
  /** the account of a name, with these roles in the call */
  person: (name: string, ...roles: CallRole[]) => Promise<Account>
  /** an id of a form sent once */
  command: () => string
  /** moves the clock, fires what is due and does every effect, the later ones that follow from them too */
  goTo: (instant: string) => Promise<void>
  settle: () => Promise<void>
  close: () => Promise<void>
}

export interface DossierFacts {
  number: string
  territory: string
  departement: string | null
  density: 'rural' | 'urban' | null
  qpv: boolean
  /** changes to the answers of the deposited version */
  answers?: Answer[]
}

/** Opens a call like the template's, with every member of the jury named. */
export async function openSetting(
  change: (content: CallContent) => CallContent = (content) => content,
  { transport = sinkTransport() }: { transport?: Transport } = {}
): Promise<Setting> {
  const store = await openTestStore()
  const clock = movableClock(new Date('2027-01-04T09:00:00+01:00'))
  const services = await createServices({
    config: readConfig({ NODE_ENV: 'test', DATA_FOLDER: store.folder }),
    connection: mongoose.connection,
    transport,
    logger: createLogger('silent'),
    clock
  })
  const { accounts, calls, engine } = services
  let sent = 0
  const command = () => `command-${(sent += 1)}`
  const clerk = await accounts.ensure({ mail: 'nadia.lefort@example.org', name: 'Nadia Lefort' })
  const by = { id: clerk.id, roles: ['direction', 'officer'] }
  const call = await calls.create({ kind: 'territoire-volontaire', command: command(), by })
  await accounts.grantInCall(clerk.id, call, ['officer'])
  await calls.change({
    ...{ number: call, expect: 1, command: command(), by },
    change: (content) =>
      change({
        ...content,
        mentionsConfirmed: { by: clerk.id, at: '2027-01-04T08:00:00.000Z' },
        jury: [
          { name: 'Hélène Vasseur', quality: { fr: 'Région' }, seat: 'organiser', votes: true }
        ]
      })
  })
  clock.moveTo(new Date('2027-01-11T09:00:00+01:00'))
  await calls.open({ number: call, command: command(), by })

  /** an effect that fails would only be tried again later: here it fails the test */
  const settle = async () => {
    await settleAll(services)
    const { failed } = await engine.tick()
    const stuck = await services.applications.models.applications.findOne({
      'outbox.lastError': { $exists: true }
    })
    if (failed > 0 || stuck) throw new Error(`An effect failed: ${JSON.stringify(stuck?.outbox)}`)
  }
  return {
    ...{ services, clock, call, command, settle },
    async person(name, ...roles) {
      const mail = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@example.org`
      const account = await accounts.ensure({ mail, name })
      if (roles.length > 0) await accounts.grantInCall(account.id, call, roles)
      return (await accounts.find(account.id)) ?? account
    },
    async goTo(instant) {
      await advanceClock(services, clock, new Date(instant))
      await settle()
    },
    async close() {
      services.messages.close()
      await store.close()
    }
  }
}

/**
 * A dossier deposited by its writer, through the real chart; what the applications' own pages would write
 * beside it (the frozen version, its people) is written here.
 */
export async function depositDossier(
  { services, call, clock, command }: Setting,
  writer: Account,
  { number, territory, departement, density, qpv, answers = [] }: DossierFacts
): Promise<void> {
  const { engine, calls, applications } = services
  const rules = await calls.rules(call)
  if (!rules) throw new Error('The call is not open.')
  const { content } = rules
  const now = clock.now()
  const own: Answer[] = [
    { id: 'title', value: `Le projet de ${territory}` },
    { id: 'summary', value: `Le résumé public de ${territory}` },
    ...answers
  ]
  const { bytes, sha256 } = freeze(content.form, own, [], { variables: { rulesVersion: '1' } })
  await applications.models.members.create({
    ...{ _id: `${number}:${writer.id}`, application: number, account: writer.id },
    ...{ name: writer.name, roles: ['writer'], invitedAt: now, invitedBy: writer.id }
  })
  await applications.models.revisions.create({
    ...{ _id: `${number}:1`, application: number, revision: 1, rules: 1, sha256 },
    ...{ text: bytes.toString('utf8'), answers: own, files: [], at: now, by: writer.id }
  })
  const by = { id: writer.id, roles: ['writer'] }
  const title = `Le projet de ${territory}`
  await engine.start({
    ...{ chart: 'application', id: number, by, command: command() },
    input: {
      ...{ number, call, signatory: null },
      settings: { ...chartSettings(content), signatory: false },
      calendar: instantsOf(content.calendar)
    },
    subject: {
      ...{ number, call, territory, leadKind: 'commune', departement, density, qpv, title },
      ...{ population: null, answered: 0, required: 0, missingPieces: 0, createdAt: now },
      ...{ depositedAt: now, officer: null, onPaper: false }
    }
  })
  await engine.send({
    ...{ chart: 'application', id: number, by, command: command() },
    event: {
      ...{ type: 'DEPOSIT', revision: 1, hash: sha256, receipt: `R-${number}`, problems: [] },
      ...{ receivedAt: now.getTime(), closesAt: instantsOf(content.calendar).closesAt }
    }
  })
}

/** Closes the deposits and declares these dossiers admissible. */
export async function admit(setting: Setting, officer: Account, numbers: readonly string[]) {
  await setting.goTo('2027-03-15T12:00:00+01:00')
  await setting.goTo('2027-03-15T12:03:00+01:00')
  const by = { id: officer.id, roles: ['officer'] }
  for (const id of numbers) {
    const send = (event: { type: string; [fact: string]: unknown }) =>
      setting.services.engine.send({
        ...{ chart: 'application', id, event, by, command: setting.command() }
      })
    await send({ type: 'ASSIGN_OFFICER', officer: officer.id })
    await send({ type: 'DECLARE_ADMISSIBLE', unchecked: 0, failing: 0 })
  }
  await setting.settle()
}

/** One person reads one dossier to the end. */
export async function readThrough(
  { services, command }: Setting,
  account: Account,
  number: string,
  levels: Record<string, number>,
  comments: Record<string, string> = {}
): Promise<void> {
  const { reviews } = services
  const access = await services.applications.models.applications.findById(number).lean()
  await reviews.declareInterests({
    ...{ account, call: access?.subject.call ?? '', command: command() },
    dossiers: [{ number, link: null }]
  })
  const entry = { levels, comments, notes: '' }
  const expect = await reviews.saveReading({ account, number, expect: 0, entry })
  await reviews.finishReading({ account, number, expect, command: command() })
}
