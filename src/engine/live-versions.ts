import type { Model } from 'mongoose'
import type { Instance } from './types.ts'

/** A version of a chart that live instances are pinned to. */
export interface LiveVersion {
  version: number
  hash: string
  /** one of them */
  example: string
  count: number
}

type Pinned = Pick<Instance, '_id' | 'def'>

/**
 * Walks one index from version to version, and counts by it: a start does not read every instance to know the two or
 * three versions that are in use.
 */
export async function liveVersions(model: Model<Instance>, name: string): Promise<LiveVersion[]> {
  const live = { 'def.name': name, status: 'active' as const }
  const first = (beyond: object) =>
    model
      .findOne({ ...live, ...beyond }, { def: 1 })
      .sort({ 'def.version': 1, 'def.hash': 1, _id: 1 })
      .lean<Pinned>()
      .exec()
  const found: LiveVersion[] = []
  let next = await first({})
  while (next) {
    const { version, hash } = next.def
    const pinned = { ...live, 'def.version': version, 'def.hash': hash }
    found.push({ version, hash, example: next._id, count: await model.countDocuments(pinned) })
    // edited without a new number, perhaps: the same version under another hash
    next =
      (await first({ 'def.version': version, 'def.hash': { $gt: hash } })) ??
      (await first({ 'def.version': { $gt: version } }))
  }
  return found
}
