import type { ReadingSheet } from './review.model.ts'
import type { ReviewsDeps } from './reviews-deps.ts'

/**
 * The notes of finished readings, for those who decide after them: criterion → notes, without authors, in an
 * order that tells nothing of who wrote which. The caller has checked who asks, and for which dossiers.
 * @param finished dossier → accounts whose reading counts, as their charts say
 */
export async function notesOf(
  { models }: Pick<ReviewsDeps, 'models'>,
  finished: ReadonlyMap<string, readonly string[]>
): Promise<Map<string, Record<string, string[]>>> {
  const ids = [...finished].flatMap(([number, readers]) => readers.map((id) => `${number}:${id}`))
  const sheets = await models.sheets
    .find({ _id: { $in: ids } }, { application: 1, comments: 1 })
    .lean<Pick<ReadingSheet, '_id' | 'application' | 'comments'>[]>()
  const notes = new Map<string, Record<string, string[]>>()
  for (const { application, comments } of sheets) {
    const merged = notes.get(application) ?? {}
    for (const [criterion, note] of Object.entries(comments)) {
      merged[criterion] = [...(merged[criterion] ?? []), note].toSorted((a, b) =>
        a.localeCompare(b, 'fr')
      )
    }
    notes.set(application, merged)
  }
  return notes
}
