import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { projectRoot } from '../../src/shared/project-root.ts'
import { startChild } from '../processes/child-process.ts'
import { memoryOf, watchMemory } from '../processes/memory-of.ts'
import { figureRow, noMoreThan, type Row } from '../table/row.ts'

const DOCUMENTS = 8000
const BYTES = 50_000
const BATCH = 100

/** The most that a process which serves 400 MB holds for itself while all of it is written, then read. */
export async function memoryOfStore(folder: string): Promise<Row> {
  const script = join(projectRoot, 'bench', 'processes', 'served-store.ts')
  const child = startChild(['--import', 'tsx', script, folder])
  const { uri } = await child.next<{ uri: string }>()
  const client = await MongoClient.connect(uri)
  const idle = memoryOf(child.pid)
  const most = watchMemory(child.pid)
  const rows = client.db().collection<{ _id: number; text: string }>('rows')
  for (let from = 0; from < DOCUMENTS; from += BATCH) {
    await rows.insertMany(
      Array.from({ length: BATCH }, (_, i) => ({ _id: from + i, text: 'x'.repeat(BYTES) }))
    )
  }
  let read = 0
  for await (const { text } of rows.find()) read += text.length
  if (read !== DOCUMENTS * BYTES) throw new Error(`${read} letters were read.`)
  const held = most()
  await client.close()
  await child.stop()
  const note = `${Math.round(idle)} MB when idle`
  return figureRow('store: memory while 400 MB go in and out', [held], noMoreThan(200), 'MB', {
    note
  })
}
