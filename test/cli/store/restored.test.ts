import { once } from 'node:events'
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storeCommands, StoreFailure } from '../../../src/cli/store/index.ts'
import { withRowsOf } from './support/with-rows.ts'

const NOBODY = 65_534

let folder: string
let data: string
let said: string[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candide-restored-'))
  data = join(folder, 'data')
  said = []
  await put('first')
  await mkdir(join(data, 'files'))
  await writeFile(join(data, 'files', 'abc'), 'a letter')
})
afterEach(async () => {
  await chmod(folder, 0o755)
  await rm(folder, { recursive: true, force: true })
})

async function run(name: string, ...args: string[]): Promise<number> {
  const around = { dataFolder: data, say: (line: string) => void said.push(line) }
  return (await storeCommands[name]?.run(args, around)) ?? -1
}

const put = (name: string) => withRowsOf(data, (rows) => rows.insertOne({ name }))
const names = () =>
  withRowsOf(data, async (rows) => (await rows.find().toArray()).map(({ name }) => name as string))

/** As somebody whom the rights of files stop; everything below the folder is theirs. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work()
  const entries = await readdir(folder, { recursive: true })
  for (const name of entries) await chown(join(folder, name), NOBODY, NOBODY)
  process.seteuid?.(NOBODY)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}

it('a backup made after a restore holds no trace of it, and is restored in its turn', async () => {
  await run('backup', join(folder, 'one'))
  expect(await run('restore', join(folder, 'one'))).toBe(0)
  await put('second')
  expect(await run('backup', join(folder, 'two'))).toBe(0)
  expect((await readdir(join(folder, 'two'))).sort()).toEqual(['files', 'store'])
  expect(await run('restore', join(folder, 'two'))).toBe(0)
  expect(await names()).toEqual(['first', 'second'])
})

it('a backup that holds the trace of a restore is restored without it', async () => {
  await run('backup', join(folder, 'one'))
  expect(await run('restore', join(folder, 'one'))).toBe(0)
  const kept = (await readdir(data)).find((name) => name.startsWith('before-restore-')) ?? ''
  await mkdir(join(folder, 'one', kept))
  expect(await run('restore', join(folder, 'one'))).toBe(0)
  expect(await names()).toEqual(['first'])
  expect(await readdir(join(data, kept))).toContain('store')
})

it('a move that is refused undoes those before it: what was there is back', async () => {
  await run('backup', join(folder, 'one'))
  await put('second')
  // a folder that may not be written cannot be moved elsewhere
  await mkdir(join(data, 'sealed'), { mode: 0o555 })
  await chmod(folder, 0o777)
  const before = (await readdir(data)).sort()
  await expect(asNobody(() => run('restore', join(folder, 'one')))).rejects.toThrow(StoreFailure)
  expect((await readdir(data)).sort()).toEqual(before)
  expect(await names()).toEqual(['first', 'second'])
  expect(await readFile(join(data, 'files', 'abc'), 'utf8')).toBe('a letter')
})

it('needs nothing beside the data folder, which may be a mount: its neighbours are out of reach', async () => {
  await run('backup', join(folder, 'one'))
  await put('second')
  await chmod(folder, 0o555)
  expect(await asNobody(() => run('restore', join(folder, 'one')))).toBe(0)
  const kept = expect.stringMatching(/^before-restore-/) as unknown
  expect((await readdir(data)).sort()).toEqual([kept, 'files', 'store'])
  expect(await names()).toEqual(['first'])
})

it('a copy left by a restore that was killed is neither backed up nor set aside', async () => {
  await mkdir(join(data, '.restore-killed'))
  await run('backup', join(folder, 'one'))
  expect((await readdir(join(folder, 'one'))).sort()).toEqual(['files', 'store'])
  expect(await run('restore', join(folder, 'one'))).toBe(0)
  expect(await readdir(data)).toContain('.restore-killed')
})

it('is not hindered by the socket of a store that was killed, here or in what it puts back', async () => {
  await run('backup', join(folder, 'one'))
  await put('second')
  await leaveSocket()
  expect(await run('restore', join(folder, 'one'))).toBe(0)
  expect(await names()).toEqual(['first'])
  const kept = (await readdir(data)).find((name) => name.startsWith('before-restore-')) ?? ''
  expect(await readdir(join(data, kept, 'store'))).toContain('store.sock')
  expect(await run('restore', join(data, kept))).toBe(0)
  expect(await names()).toEqual(['first', 'second'])
})

/** A server removes its socket when it closes, unless it is elsewhere by then: as after a kill. */
async function leaveSocket(): Promise<void> {
  const path = join(folder, 'live.sock')
  const server = createServer().listen(path)
  await once(server, 'listening')
  await rename(path, join(data, 'store', 'store.sock'))
  server.close()
  await once(server, 'close')
}
