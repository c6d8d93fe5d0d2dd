import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decimal128, Long } from 'bson'
import { MongoClient } from 'mongodb'
import { storeCommands, UsageError, type StoreSurroundings } from '../../../src/cli/store/index.ts'
import { startEmbeddedStore } from '../../../src/database/embedded/index.ts'

let folder: string
let said: string[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candide-cli-'))
  said = []
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function around(dataFolder: string): StoreSurroundings {
  return {
    dataFolder,
    say(line) {
      said.push(line)
    }
  }
}

async function run(name: string, args: string[], dataFolder: string): Promise<number> {
  return (await storeCommands[name]?.run(args, around(dataFolder))) ?? -1
}

const open = (dataFolder: string) => startEmbeddedStore({ folder: join(dataFolder, 'store') })

async function filled(dataFolder: string): Promise<void> {
  const store = await open(dataFolder)
  const client = await MongoClient.connect(store.uri)
  const rows = client.db().collection('rows')
  await rows.createIndex({ name: 1 }, { unique: true })
  await rows.insertMany(
    Array.from({ length: 2500 }, (_, n) => ({
      name: `row ${n}`,
      big: Long.fromNumber(n),
      price: Decimal128.fromString('1.10')
    }))
  )
  await client.close()
  await store.close()
  await mkdir(join(dataFolder, 'files'))
  await writeFile(join(dataFolder, 'files', 'abc'), 'a letter')
}

async function rowsOf(dataFolder: string) {
  const store = await open(dataFolder)
  const client = await MongoClient.connect(store.uri, { promoteValues: false })
  const rows = client.db().collection('rows')
  const result = {
    count: Number(await rows.countDocuments()),
    one: await rows.findOne({ name: 'row 7' }),
    indexes: await rows.indexes()
  }
  await client.close()
  await store.close()
  return result
}

it('backs up a store that is running, files included, and restores it; what was there is kept', async () => {
  const data = join(folder, 'data')
  await filled(data)
  const running = await open(data)
  expect(await run('backup', [join(folder, 'backup')], data)).toBe(0)
  await running.close()
  // Then the store is damaged.
  await truncate(join(data, 'store', 'data.mdb'), 8192)
  expect(await run('check', [], data)).toBe(1)
  expect(said.at(-1)).toContain('candide store restore')
  expect(await run('restore', [join(folder, 'backup')], data)).toBe(0)
  expect((await rowsOf(data)).count).toBe(2500)
  expect(await readFile(join(data, 'files', 'abc'), 'utf8')).toBe('a letter')
  expect(said.at(-1)).toContain('before-restore')
  expect(await run('check', [], data)).toBe(0)
  expect(said.at(-1)).toContain('all is well')
})

it('refuses to restore over a store in use, and from what is no backup', async () => {
  const data = join(folder, 'data')
  await filled(data)
  await run('backup', [join(folder, 'backup')], data)
  const running = await open(data)
  await expect(run('restore', [join(folder, 'backup')], data)).rejects.toThrow('in use')
  await running.close()
  await expect(run('restore', [folder], data)).rejects.toBeInstanceOf(UsageError)
  expect((await rowsOf(data)).count).toBe(2500)
})

it('checks a store that another process serves, through its socket', async () => {
  const data = join(folder, 'data')
  await filled(data)
  const running = await open(data)
  expect(await run('check', [], data)).toBe(0)
  expect(said.at(-1)).toContain('2500 documents')
  await running.close()
})

it('carries everything from one folder to another as extended JSON, types and indexes kept', async () => {
  const [from, to, files] = ['from', 'to', 'export'].map((name) => join(folder, name)) as [
    string,
    string,
    string
  ]
  await filled(from)
  expect(await run('export', [files], from)).toBe(0)
  expect(await run('import', [files], to)).toBe(0)
  expect(said.at(-1)).toBe('2500 documents were imported.')
  expect(await rowsOf(to)).toEqual(await rowsOf(from))
  await expect(run('import', [files], to)).rejects.toThrow('already')
})

it.each(['as it is written now', 'as it was written before'])(
  'carries separators of lines inside a text, %s',
  async (written) => {
    const [from, to, files] = ['from', 'to', 'export'].map((name) => join(folder, name)) as [
      string,
      string,
      string
    ]
    await filled(from)
    const text = 'one\u2028two\u2029three\r\nfour'
    const store = await open(from)
    const client = await MongoClient.connect(store.uri)
    const collection = client.db().collection('rows')
    await collection.updateOne({ name: 'row 7' }, { $set: { text } })
    await client.close()
    await store.close()
    expect(await run('export', [files], from)).toBe(0)
    const rows = join(files, 'rows.jsonl')
    const exported = await readFile(rows, 'utf8')
    expect(exported).not.toMatch(/[\u2028\u2029]/)
    if (written === 'as it was written before')
      await writeFile(rows, exported.replace('\\u2028', '\u2028').replace('\\u2029', '\u2029'))
    expect(await run('import', [files], to)).toBe(0)
    expect(await rowsOf(to)).toEqual(await rowsOf(from))
    expect((await rowsOf(to)).one).toMatchObject({ text })
  }
)

it('serves a folder on a port to those who know its password, and on no other address', async () => {
  const data = join(folder, 'data')
  await filled(data)
  let stop = () => {}
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  const serving = storeCommands.serve?.run(['--port', '0'], {
    ...around(data),
    untilStopped: () => stopped
  })
  while (said.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  const uri = said[0] ?? ''
  const client = await MongoClient.connect(uri)
  expect(await client.db().collection('rows').countDocuments()).toBe(2500)
  await client.close()
  const wrong = uri.replace(/:[^:@]+@/, ':wrong@')
  await expect(MongoClient.connect(wrong)).rejects.toMatchObject({ code: 18 })
  const stranger = new MongoClient(uri.replace(/\/\/.*@/, '//').replace(/&auth.*$/, ''))
  await expect(stranger.db().collection('rows').countDocuments()).rejects.toMatchObject({
    code: 13
  })
  await stranger.close()
  stop()
  expect(await serving).toBe(0)
  await expect(run('serve', ['--host', '0.0.0.0', '--port', '0'], data)).rejects.toBeInstanceOf(
    UsageError
  )
})
