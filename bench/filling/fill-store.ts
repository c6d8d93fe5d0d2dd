import type { Connection } from 'mongoose'
import { instantsOf, type CallContent } from '../../src/calls/index.ts'
import type { Services } from '../../src/services.ts'
import { advanceClock } from '../../src/services/advance-clock.ts'
import type { MovableClock } from '../../src/shared/clock.ts'
import { calendarAround, type Phase } from './calendar-around.ts'
import { dossierWriter } from './dossier-writer.ts'
import { live, type Someone, type Standing, type Team } from './lives.ts'
import { loadOriginals, seedFor } from './seeds.ts'
import { seeded } from './seeded.ts'
import type { DossierDocuments, WrittenCall } from './written-dossier.ts'

/** A call of the bench, its dossiers, and where each of them stands. */
export interface CallPlan {
  /** three letters: `MIL-0001` */
  code: string
  phase: Phase
  size: number
  /** the share of each standing, in any unit */
  shares: Partial<Record<Standing, number>>
  signatory?: boolean
  /** so many people write all of them, each in turn; everybody their own unless told */
  writers?: number
}

export interface FilledCall {
  number: string
  code: string
  size: number
  standings: Partial<Record<Standing, string[]>>
  /** who has still to finish reading the first dossier that is being read */
  reader: string | null
}

export interface Filled {
  calls: Record<string, FilledCall>
  team: Team & { jury: Someone[] }
  seconds: number
}

interface FillOptions {
  services: Services
  clock: MovableClock
  today: Date
  plans: readonly CallPlan[]
  say?: (line: string) => void
}

/** How many documents travel in one insertion. */
const BATCH = 100

/** Makes the calls through their verbs, and their dossiers in the form that the verbs write. */
export async function fillStore(options: FillOptions): Promise<Filled> {
  const { services, clock, today, plans, say = () => undefined } = options
  const started = performance.now()
  const first = await services.accounts.ensure({ mail: OFFICER_MAIL, name: 'Nadia Lefort 1' })
  const numbers: string[] = []
  for (const plan of plans) numbers.push(await makeCall(options, plan, first.id))
  const people = await makeTeam(services, numbers)
  await advanceClock(services, clock, today)
  const calls: Filled['calls'] = {}
  for (const [at, plan] of plans.entries()) {
    calls[plan.code] = await fillCall(options, plan, numbers[at] ?? '', people)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    say(`${plan.code}: ${plan.size} dossiers (${plan.phase}), ${seconds} s since the start`)
  }
  return { calls, team: people, seconds: (performance.now() - started) / 1000 }
}

const OFFICER_MAIL = 'officer.1@equipe.example'

async function makeTeam({ accounts }: Services, calls: readonly string[]) {
  const several = async (count: number, name: string, role: 'officer' | 'committee' | 'jury') => {
    const made: Someone[] = []
    for (let at = 1; at <= count; at += 1) {
      const someone = { name: `${name} ${at}`, mail: `${role}.${at}@equipe.example` }
      const { id } = await accounts.ensure(someone)
      for (const call of calls) await accounts.grantInCall(id, call, [role])
      made.push({ id, ...someone })
    }
    return made
  }
  return {
    officers: await several(5, 'Nadia Lefort', 'officer'),
    committee: await several(30, 'Paul Girard', 'committee'),
    jury: await several(9, 'Hélène Vasseur', 'jury')
  }
}

async function makeCall(
  { services, clock, today }: FillOptions,
  { code, phase, signatory = true }: CallPlan,
  officer: string
): Promise<string> {
  const { calls } = services
  const by = { id: officer, roles: ['direction', 'officer'] }
  const change = (template: CallContent): CallContent => ({
    ...template,
    code,
    calendar: calendarAround(today, phase),
    settings: { ...template.settings, signatory, places: 40 },
    mentionsConfirmed: { by: by.id, at: clock.now().toISOString() },
    jury: [{ name: 'Hélène Vasseur 1', quality: { fr: 'Région' }, seat: 'organiser', votes: true }]
  })
  const number = await calls.create({
    ...{ kind: 'territoire-volontaire', command: `bench:create:${code}`, by, change }
  })
  await calls.open({ number, command: `bench:open:${code}`, by })
  return number
}

async function fillCall(
  { services, today }: FillOptions,
  { code, size, shares, writers = size }: CallPlan,
  number: string,
  team: Team
): Promise<FilledCall> {
  const rules = await services.calls.rules(number)
  const instance = await services.calls.find(number)
  if (!rules || !instance) throw new Error(`The call ${number} was not opened.`)
  const { content, seal } = rules
  const calendar = instantsOf(content.calendar)
  const written: WrittenCall = { number, rules: seal.version, content, calendar }
  const closed = instance.history.find(({ to }) => to.includes('closed.screening'))
  const closing = `${number}:${closed?.seq ?? 0}:0`
  const originals = await loadOriginals(content.form, services.files)
  const desk = dossierWriter()
  const random = seeded(code.length + size)
  const standings: FilledCall['standings'] = {}
  let reader: string | null = null
  const sink = insertions(services.connection)
  for (let rank = 1; rank <= size; rank += 1) {
    const dossier = numberOf(code, rank)
    const standing = drawn(shares, random.below(1_000_000) / 1_000_000)
    ;(standings[standing] ??= []).push(dossier)
    const writtenBy = numberOf(code, 1 + ((rank - 1) % writers))
    const seed = seedFor(originals, dossier, rank, writtenBy)
    const facts = { call: written, seed, team, closing, today }
    const made = await live(standing, { ...facts, writer: desk.begin(written, dossier) })
    sink.add(made, [seed.writer, seed.signatory], today)
    reader ??= made.sheets.find(({ frozenAt }) => frozenAt === null)?.reader ?? null
    if (rank % BATCH === 0) await sink.flush()
  }
  await sink.flush()
  await services.connection
    .collection('counters')
    .updateOne({ _id: code as never }, { $set: { last: size } }, { upsert: true })
  return { number, code, size, standings, reader }
}

/** As `startDraft` numbers them. */
export function numberOf(code: string, rank: number): string {
  return `${code}-${String(rank).padStart(4, '0')}`
}

function drawn(shares: CallPlan['shares'], at: number): Standing {
  const entries = Object.entries(shares) as [Standing, number][]
  const total = entries.reduce((sum, [, share]) => sum + share, 0)
  let left = at * total
  for (const [standing, share] of entries) {
    left -= share
    if (left < 0) return standing
  }
  throw new Error('A call needs at least one standing.')
}

/** Documents wait here by collection, and leave together. */
function insertions(connection: Connection) {
  const waiting = new Map<string, object[]>()
  const accounts = new Set<string>()
  const put = (collection: string, documents: readonly object[]) => {
    const list = waiting.get(collection) ?? []
    list.push(...documents)
    waiting.set(collection, list)
  }
  return {
    add(made: DossierDocuments, people: readonly Someone[], createdAt: Date) {
      put('applications', [made.application])
      put('drafts', [made.draft])
      put('revisions', made.revisions)
      put('members', made.members)
      put('receipts', made.receipts)
      if (made.screening) put('screenings', [made.screening])
      put('corrections', made.corrections)
      put('declarations', made.declarations)
      put('reading_sheets', made.sheets)
      for (const { id, mail, name } of people) {
        if (accounts.has(id)) continue
        accounts.add(id)
        const fresh = { lang: 'fr', roles: [], calls: [], epoch: 0, v: 0 }
        put('accounts', [{ _id: id, mail, name, ...fresh, createdAt }])
      }
    },
    async flush() {
      for (const [name, documents] of waiting) {
        if (documents.length > 0) await connection.collection(name).insertMany(documents)
      }
      waiting.clear()
    }
  }
}
