import { Double, Int32 } from 'bson'
import type { Collection } from '../storage/collection.ts'
import type { Document } from '../values/types.ts'

/** How large a collection is, as `collStats` and `$collStats` say it; indexes are not weighed. */
export function collectionStats(collection: Collection | undefined): Document {
  let size = 0
  let count = 0
  for (const { bytes } of collection?.scan() ?? []) {
    size += bytes.length
    count++
  }
  const names = collection?.info.indexes.map(({ name }) => name) ?? []
  const zero = new Int32(0)
  return {
    size: new Double(size),
    count: new Int32(count),
    avgObjSize: new Double(count === 0 ? 0 : size / count),
    storageSize: new Double(size),
    freeStorageSize: zero,
    capped: false,
    nindexes: new Int32(names.length),
    indexDetails: {},
    indexBuilds: [],
    totalIndexSize: zero,
    totalSize: new Double(size),
    indexSizes: Object.fromEntries(names.map((name) => [name, zero])),
    scaleFactor: new Int32(1)
  }
}
