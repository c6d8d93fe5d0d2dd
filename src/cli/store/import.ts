import { readdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { EJSON } from 'bson'
import type { Collection, Db, Document, IndexDescription, MongoClient } from 'mongodb'
import {
  required,
  StoreFailure,
  UsageError,
  type StoreCommand,
  type StoreSurroundings
} from './command.ts'
import { bar } from './export.ts'
import { linesOf } from './lines.ts'
import { withDatabase } from './source.ts'

const BATCH = 1000

interface Description {
  name: string
  options: Document
  indexes: (IndexDescription & { name: string })[]
  /** How many there must be; exports of the first version do not say. */
  documents?: number
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
  try {
    return await importFiles(database, source, files, around)
  } catch (error) {
    // The database was empty: it is again, so that a mended export can be tried.
    await database.dropDatabase()
    throw error
  }
}

async function importFiles(
  database: Db,
  source: string,
  files: readonly string[],
  around: StoreSurroundings
): Promise<number> {
  let total = 0
  for (const file of files) {
    const text = await readFile(join(source, file), 'utf8')
    const { name, options, indexes, documents } = parsed(join(source, file), text) as Description
    const collection = await database.createCollection(name, options)
    // Unique indexes come first, so that a file that breaks them is refused.
    const others = indexes.filter((index) => index.name !== '_id_')
    if (others.length > 0) await collection.createIndexes(others)
    const rows = join(source, file.replace('.meta.json', '.jsonl'))
    const count = await importCollection(collection, rows, around)
    if (documents !== undefined && count !== Number(documents)) {
      throw new StoreFailure(
        `${rows} has ${count} documents instead of ${Number(documents)}: the export is not whole. Nothing was imported: export again.`
      )
    }
    total += count
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
  let lines = 0
  const flush = async () => {
    if (batch.length === 0) return
    await collection.insertMany(batch)
    count += batch.length
    batch = []
    progress?.(bar(collection.collectionName, read, size))
  }
  for await (const line of linesOf(path)) {
    read += Buffer.byteLength(line) + 1
    lines++
    if (line.trim() === '') continue
    batch.push(parsed(`${path}, line ${lines}`, line))
    if (batch.length === BATCH) await flush()
  }
  await flush()
  return count
}

function parsed(where: string, text: string): Document {
  try {
    return EJSON.parse(text, { relaxed: false }) as Document
  } catch (error) {
    throw new StoreFailure(
      `${where} is damaged: ${(error as Error).message}. Nothing was imported: export again.`,
      { cause: error }
    )
  }
}
