import type { Services } from '../services.ts'

const DAY = 86_400_000

/** A file that nothing named at an earlier look, and since when. */
interface Orphan {
  _id: string
  since: Date
}

/**
 * Removes the files that nothing has named for a day. One kept less than a day ago is never looked at, and one
 * that lost its name is removed at a later look only, so that a backup under way still finds it. Cut off in the
 * middle, it goes on at the next look; several processes may look at once.
 * @param now of the machine's clock, by which files are dated
 * @returns the hashes removed
 */
export async function collectFiles(
  {
    files,
    applications,
    selection,
    connection
  }: Pick<Services, 'files' | 'applications' | 'selection' | 'connection'>,
  now = new Date()
): Promise<string[]> {
  const orphans = connection.collection<Orphan>('orphan_files')
  const named = new Set<string>()
  // where a name moves from first, where it moves to last: a correction or a draft becomes a version
  for await (const sha256 of applications.filesNamed()) named.add(sha256)
  for await (const sha256 of selection.ports.filesNamed()) named.add(sha256)
  // those that are named again: their day starts anew should they lose their name once more
  const known = await orphans.find({}, { projection: { _id: 1 } }).toArray()
  const again = known.map(({ _id }) => _id).filter((id) => named.has(id))
  await orphans.deleteMany({ _id: { $in: again } })

  const removed = await files.collect(async (sha256) => {
    if (named.has(sha256)) return true
    const orphan = await orphans.findOneAndUpdate(
      { _id: sha256 },
      { $setOnInsert: { since: now } },
      { upsert: true, returnDocument: 'after' }
    )
    return !orphan || now.getTime() - orphan.since.getTime() < DAY
  }, now)
  await orphans.deleteMany({ _id: { $in: removed } })
  return removed
}
