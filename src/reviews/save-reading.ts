import type { Account } from '../accounts/index.ts'
import type { CallContent } from '../calls/index.ts'
import { BadInput, type InputProblem, isDuplicateKey, Stale } from '../shared/errors.ts'
import { openReading, type OpenReading } from './reading-sheet.ts'
import type { ReadingSheet } from './review.model.ts'
import type { ReviewsDeps } from './reviews-deps.ts'

/** Characters of one note on a criterion, and of the private notes. */
export const COMMENT_MAX = 2_000
export const NOTES_MAX = 10_000

export interface ReadingEntry {
  /** criterion → level; one that is absent is not scored yet */
  levels: Record<string, number>
  comments: Record<string, string>
  notes: string
}

/**
 * Saves a reading in progress: one person's, seen by nobody else.
 * @param expect `v` of the sheet that was on screen
 * @returns the new `v`
 * @throws BadInput naming each criterion; Stale when another tab wrote first; NotFound
 */
export async function saveReading(
  deps: ReviewsDeps,
  {
    account,
    number,
    expect,
    entry
  }: {
    account: Account
    number: string
    expect: number
    entry: ReadingEntry
  }
): Promise<number> {
  const open = await openReading(deps, { account, number })
  refuseUnlessWritable(open)
  const problems = problemsOf(open.content, entry)
  if (problems.length > 0) throw new BadInput(problems)
  const written = { ...cleaned(open.content, entry), updatedAt: deps.clock.now() }
  if (expect === 0) return firstSave(deps, open.sheet, written)
  const saved = await deps.models.sheets
    .findOneAndUpdate(
      { _id: open.sheet._id, v: expect, frozenAt: null },
      { $set: written, $inc: { v: 1 } },
      { returnDocument: 'after' }
    )
    .lean<ReadingSheet>()
  if (!saved) throw new Stale(`reading ${open.sheet._id}`)
  return saved.v
}

/** Two first saves at once: the unique id lets one through. */
async function firstSave(
  { models }: ReviewsDeps,
  blank: ReadingSheet,
  written: ReadingEntry & { updatedAt: Date }
): Promise<number> {
  if (blank.v !== 0) throw new Stale(`reading ${blank._id}`)
  try {
    await models.sheets.create({ ...blank, ...written, v: 1 })
  } catch (error) {
    if (isDuplicateKey(error)) throw new Stale(`reading ${blank._id}`)
    throw error
  }
  return 1
}

/** @throws BadInput saying why nothing can be written now */
export function refuseUnlessWritable({ declared, finished, closed, sheet }: OpenReading): void {
  const why = !declared
    ? 'reviews.declare-first'
    : finished || sheet.frozenAt
      ? 'reviews.already-finished'
      : closed
        ? 'reviews.readings-over'
        : null
  if (why) throw new BadInput([{ field: 'reading', code: why }])
}

function problemsOf({ grid }: CallContent, { levels, comments, notes }: ReadingEntry) {
  const highest = (grid?.scale.length ?? 1) - 1
  const problems: InputProblem[] = []
  for (const { id } of grid?.criteria ?? []) {
    const level = levels[id]
    if (level !== undefined && !(Number.isInteger(level) && level >= 0 && level <= highest)) {
      problems.push({ field: `levels.${id}`, code: 'reviews.level', params: { max: highest } })
    }
    problems.push(...tooLong(`comments.${id}`, comments[id] ?? '', COMMENT_MAX))
  }
  return [...problems, ...tooLong('notes', notes, NOTES_MAX)]
}

function tooLong(field: string, text: string, max: number): InputProblem[] {
  const over = text.length - max
  return over > 0 ? [{ field, code: 'reviews.too-long', params: { max, over } }] : []
}

/** Only the grid's criteria are kept. */
function cleaned({ grid }: CallContent, { levels, comments, notes }: ReadingEntry): ReadingEntry {
  const ids = (grid?.criteria ?? []).map(({ id }) => id)
  const kept = <T>(of: Record<string, T>, worth: (value: T) => boolean) =>
    Object.fromEntries(
      ids.flatMap((id) => {
        const value = of[id]
        return value !== undefined && worth(value) ? [[id, value] as const] : []
      })
    )
  return {
    levels: kept(levels, () => true),
    comments: kept(comments, (c) => c.trim() !== ''),
    notes
  }
}
