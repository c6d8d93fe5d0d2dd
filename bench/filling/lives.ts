import type { DossierFile } from '../../src/applications/index.ts'
import { questionsOfSection, type Answer } from '../../src/forms/index.ts'
import { DAY } from './calendar-around.ts'
import type { DossierDocuments, DossierWriter, WrittenCall } from './written-dossier.ts'
import type { Seeded } from './seeded.ts'

/** Somebody with an account, as the fill makes them. */
export interface Someone {
  id: string
  name: string
  mail: string
}

/** What a dossier is made from. */
export interface Seed {
  number: string
  writer: Someone
  signatory: Someone
  answers: Answer[]
  files: Omit<DossierFile, 'id' | 'at' | 'by'>[]
  random: Seeded
}

/** The team of the calls of the bench. */
export interface Team {
  officers: Someone[]
  committee: Someone[]
}

/** Where a dossier stands on the day of the bench. */
export type Standing =
  | ('draft' | 'signed' | 'deposited')
  | ('untaken' | 'checking' | 'correction' | 'admissible' | 'withdrawn')
  | ('reading' | 'read')

export interface LifeFacts {
  writer: DossierWriter
  call: WrittenCall
  seed: Seed
  team: Team
  /** command under which the call closed its dossiers, without the dossier's number */
  closing: string
  today: Date
}

const HOUR = 3_600_000
const MINUTE = 60_000

/** Leads one dossier from its first word to where it stands today, each step at a plausible date. */
export async function live(standing: Standing, facts: LifeFacts): Promise<DossierDocuments> {
  const { writer, today } = facts
  const { calendar } = facts.call
  await prepare(standing, facts, calendar.opensAt)
  if (['draft', 'signed', 'deposited'].includes(standing)) return writer.finish(today)
  const { seed, closing } = facts
  await writer.close(new Date(calendar.closesAt + 2 * MINUTE), `${closing}:${seed.number}`)
  if (standing === 'untaken') return writer.finish(today)
  const taken = calendar.closesAt + DAY + seed.random.below(24) * HOUR
  if (standing === 'withdrawn') {
    const ref = `${seed.number}:withdrawn:`
    await writer.withdraw(new Date(taken), seed.writer, seed.random.id(), seed.random.id())
    const alerted = new Date(taken + MINUTE)
    await writer.letterAvailable(alerted, 'withdrawn', ref, `message:${seed.random.id()}:0`)
    return writer.finish(today)
  }
  await screen(standing, facts, taken)
  if (standing === 'reading' || standing === 'read') await readAll(standing, facts)
  return writer.finish(today)
}

async function prepare(standing: Standing, { writer, call, seed }: LifeFacts, opensAt: number) {
  const { random, answers, files } = seed
  const begun = opensAt + DAY + random.below(20 * 24) * HOUR
  let at = begun
  const later = (ms: number) => new Date((at += ms))
  await writer.start(later(0), seed.writer, random.id())
  // of a draft, the last section is still to write
  const { sections } = call.content.form
  const written = standing === 'draft' ? sections.slice(0, -1) : sections
  const known = new Set<string>()
  for (const section of written) {
    for (const { id } of questionsOfSection(section)) known.add(id)
    const soFar = answers.filter(({ id }) => known.has(id))
    writer.write(later(HOUR), seed.writer, soFar, section.id)
  }
  for (const file of standing === 'draft' ? files.slice(0, 1) : files) {
    const when = later(5 * MINUTE)
    writer.attach(when, seed.writer, { ...file, id: random.id(), at: when, by: seed.writer.id })
  }
  if (standing === 'draft') return
  if (call.content.settings.signatory) {
    await writer.askSignature(later(HOUR), seed.writer, seed.signatory, random.id())
    await writer.sign(later(DAY), seed.signatory, random.id())
  }
  if (standing === 'signed') return
  const receipt = { code: random.code(), command: random.id() }
  await writer.deposit(later(HOUR), seed.writer, receipt)
}

async function screen(standing: Standing, { writer, seed, team }: LifeFacts, taken: number) {
  const { random } = seed
  const officer = random.pick(team.officers)
  await writer.assignOfficer(new Date(taken), officer, officer, random.id())
  if (standing === 'correction') {
    const command = random.id()
    const asked = new Date(taken + HOUR)
    await writer.requestCorrection(asked, officer, {
      ...{ command, kind: 'incomplete', reopens: ['budget'] },
      message: 'Le budget de la pièce et celui du formulaire ne disent pas la même chose.',
      dueAt: new Date(taken + 20 * DAY)
    })
    const alerted = new Date(asked.getTime() + MINUTE)
    const ref = `correction:${command}`
    const letter = 'correction-requested'
    await writer.letterAvailable(alerted, letter, ref, `message:${random.id()}:0`)
  }
  if (standing === 'checking' || standing === 'correction') return
  writer.check(new Date(taken + HOUR), officer)
  await writer.declareAdmissible(new Date(taken + 2 * HOUR), officer, random.id())
}

async function readAll(standing: 'reading' | 'read', { writer, call, seed, team }: LifeFacts) {
  const { random } = seed
  const { grid, settings } = call.content
  const opened = call.calendar.readingsOpenAt
  const criteria = grid?.criteria.map(({ id }) => id) ?? []
  const highest = (grid?.scale.length ?? 1) - 1
  const base = criteria.map(() => 1 + random.below(highest - 1))
  const first = random.below(team.committee.length)
  const readers = Array.from(
    { length: settings.readings },
    (_, at) => team.committee[(first + at * 7) % team.committee.length]
  ).filter((one) => one !== undefined)
  const officer = random.pick(team.officers)
  for (const [at, reader] of readers.entries()) {
    await writer.assignReader(new Date(opened - DAY + at), officer, reader, random.id())
  }
  for (const [at, reader] of readers.entries()) {
    // near enough to one another that no third reading is called for
    const levels = criteria.map((id, c) => [id, (base[c] ?? 0) + random.below(2)] as const)
    const comments = criteria.map((id) => [id, 'Précis, chiffré, et déjà commencé.'] as const)
    const finished = standing === 'read' || at > 0
    const day = opened + (2 + at * 3 + random.below(3)) * DAY
    await writer.read(new Date(day), reader, {
      ...{ levels: Object.fromEntries(levels), comments: Object.fromEntries(comments) },
      ...(finished && { command: random.id() })
    })
  }
}
