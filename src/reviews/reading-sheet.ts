import type { Account } from '../accounts/index.ts'
import type { Revision } from '../applications/index.ts'
import type { CallContent } from '../calls/index.ts'
import { NotFound } from '../shared/errors.ts'
import { asksThirdReading, readingsOver } from './dossier-facts.ts'
import { readerAccess, type ReaderAccess } from './reader-access.ts'
import type { Declaration, ReadingSheet } from './review.model.ts'
import type { ReviewsDeps } from './reviews-deps.ts'
import type { Reading } from './score/index.ts'

/** What another reader found: shown once one's own reading is finished, never with a name. */
export interface PeerReading extends Pick<Reading, 'levels'> {
  comments: Record<string, string>
}

/** Everything a reader has in front of them. */
export interface OpenReading extends ReaderAccess {
  content: CallContent
  /** null until they have declared, for this dossier, that nothing ties them to it */
  revision: Revision | null
  declared: Declaration | null
  sheet: ReadingSheet
  /** criteria without a level */
  missing: string[]
  /** extreme levels (lowest, next to lowest, highest) without the note that they call for */
  notesAsked: string[]
  /** empty until one's own reading is finished */
  peers: PeerReading[]
  dueAt: Date
  third: boolean
  /** the readings are over for this dossier */
  closed: boolean
}

/**
 * The dossier beside the grid, as one reader may see it.
 * @throws NotFound unless it was given to this reader, who is not recused
 */
export async function openReading(
  deps: ReviewsDeps,
  { account, number }: { account: Account; number: string }
): Promise<OpenReading> {
  const access = await readerAccess(deps, account, number)
  const { facts, finished, instance } = access
  const id = `${number}:${account.id}`
  const [declared, sheet, rules] = await Promise.all([
    deps.models.declarations.findById(id).lean<Declaration>(),
    deps.models.sheets.findById(id).lean<ReadingSheet>(),
    deps.calls.rules(instance.subject.call)
  ])
  if (!rules || !facts.deposit) throw new NotFound(`reading of ${number}`)
  const revision = declared
    ? await deps.applications.revision(number, facts.deposit.revision)
    : null
  const own = sheet ?? blankSheet(deps, { call: instance.subject.call, number, account })
  return {
    ...access,
    content: rules.content,
    ...{ revision, declared, sheet: own },
    missing: missingIn(rules.content, own.levels),
    notesAsked: notesAskedIn(rules.content, own),
    peers: finished ? await peersOf(deps, access, account.id) : [],
    dueAt: new Date(dueAtOf(access)),
    third: asksThirdReading(instance),
    closed: readingsOver(instance)
  }
}

/** A sheet of nobody's database yet: `v` 0. */
export function blankSheet(
  { clock }: Pick<ReviewsDeps, 'clock'>,
  { call, number, account }: { call: string; number: string; account: Account }
): ReadingSheet {
  const now = clock.now()
  return {
    ...{ _id: `${number}:${account.id}`, v: 0, call, application: number, reader: account.id },
    ...{ levels: {}, comments: {}, notes: '', startedAt: now, updatedAt: now, frozenAt: null }
  }
}

export function missingIn({ grid }: Pick<CallContent, 'grid'>, levels: ReadingSheet['levels']) {
  return (grid?.criteria ?? []).map(({ id }) => id).filter((id) => levels[id] === undefined)
}

function notesAskedIn(
  { grid }: Pick<CallContent, 'grid'>,
  { levels, comments }: Pick<ReadingSheet, 'levels' | 'comments'>
): string[] {
  const highest = (grid?.scale.length ?? 1) - 1
  return (grid?.criteria ?? [])
    .map(({ id }) => id)
    .filter((id) => [0, 1, highest].includes(levels[id] ?? -1) && !comments[id]?.trim())
}

async function peersOf(
  { models }: ReviewsDeps,
  { instance, facts }: ReaderAccess,
  own: string
): Promise<PeerReading[]> {
  const others = facts.readings.filter(({ reader }) => reader !== own)
  const sheets = await models.sheets
    .find({ _id: { $in: others.map(({ reader }) => `${instance._id}:${reader}`) } })
    .lean<ReadingSheet[]>()
  return others.map(({ reader, levels }) => ({
    levels,
    comments: sheets.find((sheet) => sheet.reader === reader)?.comments ?? {}
  }))
}

/** A third reading is called late: it has until the fallback of the readings. */
export function dueAtOf({ instance, facts }: Pick<ReaderAccess, 'instance' | 'facts'>): number {
  const { readingsEndAt, readingsFallbackAt } = facts.calendar
  return asksThirdReading(instance) ? readingsFallbackAt : readingsEndAt
}
