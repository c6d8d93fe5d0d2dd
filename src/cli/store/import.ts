import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { EJSON } from 'bson'
import type { Collection, Document, IndexDescription, MongoClient } from 'mongodb'
import { required, UsageError, type StoreCommand, type StoreSurroundings } from './command.ts'
import { bar } from './export.ts'
import { withDatabase } from './source.ts'

const BATCH = 1000

interface Description {
  name: string
  options: Document
  indexes: (IndexDescription & { name: string })[]
}

export const importStore: StoreCommand = {
  usage: 'FOLDER',
  summary: 'read what an export wrote into a database that is empty',
  async run(args, around) {
    const source = resolve(required(args, 'the folder of the export'))
    const files = (await readdir(source)).filter((name) => name.endsWith('.meta.json'))
    if (files.length === 0) throw new UsageError(`${source} is no export of Candide.`)
    const count = await withDatabase(around, (client) => importAll(client, source, files, around))
    around.say(`${count} documents were imported.`)
    return 0
  }
}

async function importAll(
  client: MongoClient,
  source: string,
  files: readonly string[],
  around: StoreSurroundings
): Promise<number> {
  const database = client.db()
  const there = await database.listCollections().toArray()
  if (there.length > 0) {
    throw new UsageError(
      `The database has collections already (${there.map(({ name }) => name).join(', ')}): nothing was imported.`
    )
  }
  let total = 0
  for (const file of files) {
    const text = await readFile(join(source, file), 'utf8')
    const { name, options, indexes } = EJSON.parse(text, { relaxed: false }) as Description
    const collection = await database.createCollection(name, options)
    // Unique indexes come first, so that a file that breaks them is refused.
    const others = indexes.filter((index) => index.name !== '_id_')
    if (others.length > 0) await collection.createIndexes(others)
    total += await importCollection(
      collection,
      join(source, file.replace('.meta.json', '.jsonl')),
      around
    )
  }
  return total
}

async function importCollection(
  collection: Collection,
  path: string,
  { progress }: StoreSurroundings
): Promise<number> {
  const { size } = await stat(path)
  let batch: Document[] = []
  let count = 0
  let read = 0
  const flush = async () => {
    if (batch.length === 0) return
    await collection.insertMany(batch)
    count += batch.length
    batch = []
    progress?.(bar(collection.collectionName, read, size))
  }
  for await (const line of createInterface({
    input: createReadStream(path),
    crlfDelay: Infinity
  })) {
    read += Buffer.byteLength(line) + 1
    if (line === '') continue
    batch.push(EJSON.parse(line, { relaxed: false }) as Document)
    if (batch.length === BATCH) await flush()
  }
  await flush()
  return count
}
