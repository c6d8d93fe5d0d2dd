import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { checkFolder, startEmbeddedStore } from '../../../../src/database/embedded/index.ts'

export interface Told {
  /** documents whose insertion was acknowledged until the disk was full */
  acknowledged: number
  /** what was said to writes meanwhile */
  refusals: { code: number; message: string }[]
  /** documents read while it was */
  whileFull: number
  /** documents inserted once there was room */
  later: number
  afterwards: number
  checked: { documents: number; problems: unknown[] }
}

/** Serves a disk, fills it to its end, makes room by removing a file, and says what became of each write. */
const [, , disk = ''] = process.argv
const ballast = join(disk, 'ballast')
writeFileSync(ballast, Buffer.alloc(4_000_000, 1))
const folder = join(disk, 'store')
const store = await startEmbeddedStore({ folder })
const client = await MongoClient.connect(store.uri)
const rows = client.db().collection<{ _id: number; text: string }>('rows')
let inserted = 0

async function refusalOf(write: () => Promise<unknown>): Promise<Told['refusals'][number]> {
  try {
    for (;;) await write()
  } catch (error) {
    const { code, message } = error as Told['refusals'][number]
    return { code, message }
  }
}
const insert = async () => {
  await rows.insertOne({ _id: inserted, text: 'x'.repeat(20_000) })
  inserted += 1
}
const longer = { $set: { text: 'y'.repeat(200_000) } }

const refusals = [await refusalOf(insert), await refusalOf(insert)]
refusals.push(await refusalOf(() => rows.updateOne({ _id: 0 }, longer)))
const acknowledged = inserted
const whileFull = (await rows.find().toArray()).length
rmSync(ballast)
refusals.push(await refusalOf(insert))
const later = inserted - acknowledged
const afterwards = (await rows.find().toArray()).length
await client.close()
await store.close()
const { documents, problems } = await checkFolder(folder)
const told: Told = {
  ...{ acknowledged, refusals, whileFull, later, afterwards },
  checked: { documents, problems }
}
process.stdout.write(JSON.stringify(told))
