import { createWriteStream } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { EJSON } from 'bson'
import type { Collection, Db, Document, MongoClient } from 'mongodb'
import { required, UsageError, type StoreCommand, type StoreSurroundings } from './command.ts'
import { withDatabase } from './source.ts'
import { syncTree } from './sync-tree.ts'

export const exportStore: StoreCommand = {
  usage: 'FOLDER',
  summary: 'write every collection as extended JSON, one file each, with its indexes',
  async run(args, around) {
    const target = resolve(required(args, 'the folder to make'))
    await mkdir(target, { recursive: true })
    if ((await readdir(target)).length > 0) throw new UsageError(`${target} is not empty.`)
    const count = await withDatabase(around, (client) => exportAll(client, target, around))
    await syncTree(target)
    around.say(`${count} documents are in ${target}.`)
    return 0
  }
}

async function exportAll(
  client: MongoClient,
  target: string,
  around: StoreSurroundings
): Promise<number> {
  const database: Db = client.db()
  let total = 0
  for (const { name, options } of await database
    .listCollections({}, { nameOnly: false })
    .toArray()) {
    if (name.startsWith('system.')) continue
    const collection = database.collection(name)
    const file = join(target, `${encodeURIComponent(name)}.jsonl`)
    const documents = await exportCollection(collection, file, around)
    total += documents
    const indexes = await collection.listIndexes().toArray()
    const described = { name, options: options ?? {}, indexes, documents }
    await writeFile(
      join(target, `${encodeURIComponent(name)}.meta.json`),
      EJSON.stringify(described, undefined, 2, { relaxed: false })
    )
  }
  return total
}

/** One document a line, each number with its type; waits whenever the disk is slower than the store. */
async function exportCollection(
  collection: Collection,
  path: string,
  { progress }: StoreSurroundings
): Promise<number> {
  const file = createWriteStream(path)
  const expected = await collection.estimatedDocumentCount()
  let count = 0
  for await (const document of collection.find()) {
    if (!file.write(`${oneLine(document)}\n`)) await once(file, 'drain')
    if (++count % 1000 === 0) progress?.(bar(collection.collectionName, count, Number(expected)))
  }
  file.end()
  await finished(file)
  return count
}

/** U+2028 and U+2029 end a line for many a reader, and JSON lets them stand: written as escapes, they end none. */
function oneLine(document: Document): string {
  return EJSON.stringify(document, { relaxed: false })
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}

const WIDTH = 24

/** A bar of how much is done, such as `rows [######······] 50 %`. */
export function bar(name: string, done: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total)
  const full = Math.round(share * WIDTH)
  return `${name} [${'#'.repeat(full)}${'·'.repeat(WIDTH - full)}] ${Math.round(share * 100)} %`
}
