import { calendarAround } from '../../bench/filling/calendar-around.ts'
import { dossierWriter } from '../../bench/filling/dossier-writer.ts'
import type { DossierDocuments } from '../../bench/filling/written-dossier.ts'
import { seedFor, loadOriginals } from '../../bench/filling/seeds.ts'
import { sampleFile } from '../../src/playing/sample-file.ts'
import { advanceClock, settle } from '../../src/services/advance-clock.ts'
import { instantsOf } from '../../src/calls/index.ts'
import { startApp, type TestApp } from '../support/app.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const TODAY = new Date('2027-03-22T13:00:00Z')

let app: TestApp
beforeAll(async () => {
  app = await startApp({ start: new Date(TODAY.getTime() - 100 * DAY) })
})
afterAll(() => app.close())

/** The same dossier twice: through the verbs on the store, and as the bench writes it. */
async function writtenTwice(): Promise<{ verbs: DossierDocuments; bench: DossierDocuments }> {
  const { services, clock } = app
  const { accounts, calls, applications, reviews, engine, files } = services
  const { id: nadia } = await accounts.ensure({ mail: 'nadia@example.org', name: 'Nadia Lefort' })
  const { id: paul } = await accounts.ensure({ mail: 'paul@example.org', name: 'Paul Girard' })
  const by = { id: nadia, roles: ['direction', 'officer'] }
  const number = await calls.create({
    ...{ kind: 'territoire-volontaire', command: 'create', by },
    change: (template) => ({
      ...template,
      code: 'MIL',
      calendar: calendarAround(TODAY, 'reading'),
      settings: { ...template.settings, readings: 1 },
      mentionsConfirmed: { by: by.id, at: clock.now().toISOString() },
      jury: [{ name: 'Hélène Vasseur', quality: { fr: 'Région' }, seat: 'organiser', votes: true }]
    })
  })
  await accounts.grantInCall(nadia, number, ['officer'])
  await accounts.grantInCall(paul, number, ['committee'])
  const [officer, reader] = await Promise.all([accounts.find(nadia), accounts.find(paul)])
  if (!officer || !reader) throw new Error('The team is gone.')
  // the call has opened long ago when the clock of the test begins
  const calendar = instantsOf(calendarAround(TODAY, 'reading'))
  await calls.open({ number, command: 'open', by })
  const rules = await calls.rules(number)
  if (!rules) throw new Error('The call was not opened.')

  const seed = seedFor(await loadOriginals(rules.content.form, files), 'MIL-0001', 1)
  const writer = await accounts.ensure(seed.writer)
  const signatory = await accounts.ensure(seed.signatory)
  const at = (ms: number) => advanceClock(services, clock, new Date(ms))
  const begun = clock.now().getTime() + DAY
  await at(begun)
  const dossier = await applications.start({ call: number, account: writer, command: 'start' })
  expect(dossier).toBe('MIL-0001')
  const on = { account: writer, number: dossier }
  await at(begun + HOUR)
  await applications.writeAnswers({ ...on, answers: seed.answers })
  for (const { question, name } of seed.files) {
    const content = sampleFile('pdf', 'Territoire', 2)
    await applications.attachFile({ ...on, question, upload: { name, content } })
  }
  await at(begun + 2 * HOUR)
  await applications.askSignature({ ...on, command: 'ask' })
  await at(begun + 3 * HOUR)
  const { sha256 } = await applications.proposedRevision({ account: signatory, number: dossier })
  await applications.sign({ account: signatory, number: dossier, hash: sha256, command: 'sign' })
  await at(begun + 4 * HOUR)
  const receivedAt = clock.now()
  const receipt = await applications.deposit({ ...on, command: 'deposit', receivedAt })
  await at(calendar.closesAt + DAY)
  const checking = { account: officer, number: dossier }
  await applications.assignOfficer({ ...checking, officer: officer.id, command: 'take' })
  for (const { id } of rules.content.checks) {
    await applications.checkPoint({ ...checking, point: id, verdict: 'conform', note: '' })
  }
  await applications.declareAdmissible({ ...checking, command: 'admissible' })
  await reviews.assignReader({ ...checking, reader: reader.id, command: 'assign' })
  await at(calendar.readingsOpenAt + DAY)
  const levels = Object.fromEntries(rules.content.grid?.criteria.map(({ id }) => [id, 2]) ?? [])
  const comments = Object.fromEntries(Object.keys(levels).map((id) => [id, 'Précis.']))
  await reviews.declareInterests({
    ...{ account: reader, call: number, command: 'no-link' },
    dossiers: [{ number: dossier, link: null }]
  })
  const entry = { levels, comments, notes: '' }
  const reading = { account: reader, number: dossier }
  const expectV = await reviews.saveReading({ ...reading, expect: 0, entry })
  await reviews.finishReading({ ...reading, expect: expectV, command: 'finish' })
  await settle(services)
  await at(TODAY.getTime())

  const ofDossier = { application: dossier }
  const { models } = applications
  const find = <T>(query: { lean(): unknown }) => query.lean() as Promise<T>
  const verbs: DossierDocuments = {
    application: await find(models.applications.findById(dossier)),
    draft: await find(models.drafts.findById(dossier)),
    revisions: await find(models.revisions.find(ofDossier).sort({ revision: 1 })),
    members: await find(models.members.find(ofDossier).sort({ invitedAt: 1 })),
    receipts: await find(models.receipts.find(ofDossier)),
    screening: await find(models.screenings.findById(dossier)),
    corrections: await find(models.corrections.find(ofDossier)),
    declarations: await find(reviews.models.declarations.find(ofDossier)),
    sheets: await find(reviews.models.sheets.find(ofDossier))
  }

  const closed = await calls.find(number)
  const seq = closed?.history.find(({ to }) => to.includes('closed.screening'))?.seq ?? 0
  const call = { number, rules: rules.seal.version, content: rules.content, calendar }
  const desk = dossierWriter().begin(call, dossier)
  const date = (ms: number) => new Date(ms)
  const someone = { ...seed.writer, id: writer.id }
  await desk.start(date(begun), someone, 'start')
  desk.write(date(begun + HOUR), someone, seed.answers)
  for (const file of verbs.draft.files) desk.attach(date(begun + HOUR), someone, file)
  const signs = { ...seed.signatory, id: signatory.id }
  await desk.askSignature(date(begun + 2 * HOUR), someone, signs, 'ask')
  await desk.sign(date(begun + 3 * HOUR), signs, 'sign')
  await desk.deposit(date(begun + 4 * HOUR), someone, { code: receipt._id, command: 'deposit' })
  await desk.close(date(calendar.closesAt + 120_000), `${number}:${seq}:0:${dossier}`)
  const team = { id: officer.id, name: officer.name }
  await desk.assignOfficer(date(calendar.closesAt + DAY), team, team, 'take')
  desk.check(date(calendar.closesAt + DAY), team)
  await desk.declareAdmissible(date(calendar.closesAt + DAY), team, 'admissible')
  const member = { id: reader.id, name: reader.name }
  await desk.assignReader(date(calendar.closesAt + DAY), team, member, 'assign')
  await desk.read(date(calendar.readingsOpenAt + DAY), member, {
    ...{ levels, comments, command: 'finish' }
  })
  const bench = await desk.finish(TODAY)
  const collection = models.applications
  await collection.deleteOne({ _id: dossier })
  await collection.collection.insertOne(bench.application as never)
  const { differences, instances } = await engine.verify({ chart: 'application' })
  expect({ differences, instances }).toEqual({ differences: [], instances: 1 })
  return { verbs, bench }
}

it('a dossier of the bench is, field by field, the one that the verbs write, and its journal replays', async () => {
  const { verbs, bench } = await writtenTwice()
  expect(bench.application.history.map(({ event }) => event.type)).toContain('FINISH_READING')
  for (const name of Object.keys(verbs) as (keyof DossierDocuments)[]) {
    expect({ [name]: bench[name] }).toEqual({ [name]: verbs[name] })
  }
})
