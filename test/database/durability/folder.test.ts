import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import {
  checkFolder,
  FolderInUseError,
  startEmbeddedStore,
  StoreDamagedError,
  StoreTooNewError
} from '../../../src/database/embedded/index.ts'
import { built } from '../../support/built-program.ts'
import type { Told } from './processes/full-disk.ts'

let folder: string
beforeAll(async () => {})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candide-folder-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function fill(documents: number): Promise<void> {
  const store = await startEmbeddedStore({ folder })
  const client = await MongoClient.connect(store.uri)
  const rows = Array.from({ length: documents }, (_, n) => ({
    _id: n as never,
    name: `name ${n}`,
    text: 'y'.repeat(400)
  }))
  await client.db().collection('rows').insertMany(rows)
  await client.db().collection('rows').createIndex({ name: 1 })
  await client.close()
  await store.close()
}

describe('a folder held by another process', () => {
  it('is refused with who holds it, and free again once that process is killed', async () => {
    const script = await built('database/durability/processes/serve')
    const holder = spawn(process.execPath, [script, folder], {
      stdio: ['ignore', 'pipe', 'inherit']
    })
    await once(holder.stdout, 'data')
    const refusal = await startEmbeddedStore({ folder }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(FolderInUseError)
    expect((refusal as FolderInUseError).owner).toMatchObject({ pid: holder.pid, host: hostname() })
    expect((refusal as Error).message).toContain(String(holder.pid))
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    const store = await startEmbeddedStore({ folder })
    await store.close()
  })

  it('is refused twice in one process as well', async () => {
    const store = await startEmbeddedStore({ folder })
    await expect(startEmbeddedStore({ folder })).rejects.toBeInstanceOf(FolderInUseError)
    await store.close()
  })
})

describe('a folder that is not what it should be', () => {
  it('is refused when a newer Candide wrote it', async () => {
    await fill(1)
    await writeFile(join(folder, 'format.json'), '{"store":"candide","format":99}')
    await expect(startEmbeddedStore({ folder })).rejects.toBeInstanceOf(StoreTooNewError)
  })

  it('is refused when its data file was cut short, and the file is left as it is', async () => {
    await fill(500)
    const file = join(folder, 'data.mdb')
    const { length } = await readFile(file)
    await truncate(file, Math.floor(length / 2 / 4096) * 4096)
    const before = await readFile(file)
    const refusal = await startEmbeddedStore({ folder }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(StoreDamagedError)
    expect((refusal as Error).message).toContain('candide store restore')
    expect(await readFile(file)).toEqual(before)
  })

  it('is opened when only pages that are free were never written', async () => {
    await fill(3000)
    const store = await startEmbeddedStore({ folder })
    const client = await MongoClient.connect(store.uri)
    const large = client.db().collection('large')
    await large.insertMany(Array.from({ length: 900 }, () => ({ text: 'z'.repeat(1000) })))
    await client.db().dropDatabase()
    await client.close()
    await store.close()
    const again = await startEmbeddedStore({ folder })
    await again.close()
    expect((await checkFolder(folder)).problems).toEqual([])
  })

  it('is refused by the check when a page of its data file is damaged, and the page is named', async () => {
    await fill(500)
    const file = join(folder, 'data.mdb')
    const content = await readFile(file)
    // A page of the documents, whose header says that it holds entries.
    const page = Math.floor(content.indexOf('name 250') / 4096)
    await writeFile(file, content.fill(0xa5, page * 4096 + 16, page * 4096 + 40))
    const refusal = await checkFolder(folder).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(StoreDamagedError)
    expect((refusal as Error).message).toContain(`page ${page} is damaged`)
  })

  it('is refused when the beginning of its data file is damaged', async () => {
    await fill(1)
    const file = join(folder, 'data.mdb')
    const content = await readFile(file)
    await writeFile(file, content.fill(0, 0, 8192))
    await expect(startEmbeddedStore({ folder })).rejects.toBeInstanceOf(StoreDamagedError)
  })

  it('says which document has a flipped bit, when it is read and when it is checked', async () => {
    await fill(50)
    const file = join(folder, 'data.mdb')
    const content = await readFile(file)
    // The document's own copies, after their field's name and length; not those of the index.
    const written = Buffer.from('name\0\x08\0\0\0name 31')
    let copies = 0
    for (let at = content.indexOf(written); at >= 0; at = content.indexOf(written, at + 1)) {
      content[at + written.length - 1] = 'X'.charCodeAt(0)
      copies++
    }
    expect(copies).toBeGreaterThan(0)
    await writeFile(file, content)
    const store = await startEmbeddedStore({ folder })
    const client = await MongoClient.connect(store.uri)
    const rows = client.db().collection('rows')
    await expect(rows.find().toArray()).rejects.toMatchObject({
      code: 366,
      codeName: 'DataCorruptionDetected'
    })
    expect(await rows.findOne({ name: 'name 12' })).toMatchObject({ name: 'name 12' })
    await client.close()
    await store.close()
    const { problems } = await checkFolder(folder)
    expect(problems.join('\n')).toContain('Document 32 of candide.rows is damaged')
  })
})

it('says that a file may not grow, keeps what it acknowledged and goes on reading', async () => {
  const script = await built('database/durability/processes/fill')
  // A limit on the size of files is what a process can be given of a full disk without being root.
  const limited = spawnSync('bash', [
    '-c',
    `trap '' XFSZ; ulimit -f 2000; exec "$0" "$1" "$2"`,
    process.execPath,
    script,
    folder
  ])
  const result = JSON.parse(limited.stdout.toString()) as {
    acknowledged: number
    readable: number
    code: number
    message: string
  }
  expect(result.code).toBe(14_031)
  expect(result.message).toContain('nothing was saved')
  expect(result.readable).toBe(result.acknowledged)
  const checked = await checkFolder(folder)
  expect(checked.problems).toEqual([])
  expect(checked.documents).toBe(result.acknowledged)
})

/** A disk of this test's own needs a mount, which a machine may forbid to who is not root. */
const MOUNT = ['-c', 'mount -t tmpfs -o size=12m tmpfs "$0" && exec "$1" "$2" "$0"']
const asOwner = ['--user', '--map-root-user', '--mount', 'bash']
const mounts =
  process.platform === 'linux' &&
  spawnSync('unshare', [...asOwner, ...MOUNT, tmpdir(), 'true']).status === 0
if (!mounts) process.stdout.write('\n  no disk can be mounted here: none is filled to its end\n')

;(mounts ? it : it.skip)(
  'refuses on a disk that is full, and serves again once there is room',
  async () => {
    const script = await built('database/durability/processes/full-disk')
    const { stdout, stderr } = spawnSync('unshare', [
      ...[...asOwner, ...MOUNT, folder, process.execPath, script]
    ])
    const said = stdout.toString()
    if (said === '') throw new Error(stderr.toString())
    const told = JSON.parse(said) as Told
    expect(told.refusals).toHaveLength(4)
    for (const refusal of told.refusals) {
      expect(refusal.code).toBe(14_031)
      expect(refusal.message).toContain('The disk is full: nothing was saved')
    }
    expect(told.whileFull).toBe(told.acknowledged)
    expect(told.afterwards).toBe(told.acknowledged + told.later)
    expect(told.later).toBeGreaterThan(10)
    expect(told.checked).toEqual({ documents: told.afterwards, problems: [] })
  }
)
