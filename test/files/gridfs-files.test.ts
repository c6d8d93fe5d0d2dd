import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Db } from 'mongodb'
import mongoose from 'mongoose'
import { FileDamaged, gridfsFiles, type Files } from '../../src/files/index.ts'
import { NotFound } from '../../src/shared/errors.ts'
import { openTestStore, type TestStore } from '../support/store.ts'
import { cutUpload, jpeg, pdf, png } from './real-files.ts'

let store: TestStore
let db: Db
let incoming: string
let files: Files

beforeAll(async () => {
  store = await openTestStore()
  incoming = await mkdtemp(join(tmpdir(), 'candide-incoming-'))
  const connected = mongoose.connection.db
  if (!connected) throw new Error('the store is not connected')
  db = connected
  files = await gridfsFiles(db, incoming)
})

afterAll(async () => {
  await store.close()
  await rm(incoming, { recursive: true })
})

beforeEach(async () => {
  await db.collection('blobs.files').deleteMany({})
  await db.collection('blobs.chunks').deleteMany({})
})

const twoDaysAgo = new Date(Date.now() - 2 * 24 * 3600_000)
const age = (filename: string) =>
  db.collection('blobs.files').updateOne({ filename }, { $set: { uploadDate: twoDaysAgo } })

describe('files in MongoDB', () => {
  it('are read again byte for byte, over several chunks, by any process', async () => {
    const bytes = await pdf({ compress: false, info: { Title: 'x'.repeat(600_000) } })
    const { sha256 } = await files.put(bytes, { name: 'a.pdf' })
    const other = await gridfsFiles(db, incoming)
    expect((await buffer(await other.read(sha256))).equals(bytes)).toBe(true)
    expect(await readdir(incoming)).toEqual([])
  })

  it('are kept once', async () => {
    const [first, second] = [
      await files.put(png, { name: 'a.png' }),
      await files.put(png, { name: 'b.png' })
    ]
    expect(second.sha256).toBe(first.sha256)
    expect(await db.collection('blobs.files').countDocuments({})).toBe(1)
  })

  it('leave nothing when their upload is cut off', async () => {
    const put = files.put(cutUpload(new Error('aborted')), { name: 'a.png' })
    await expect(put).rejects.toMatchObject({ code: 'cut-off' })
    expect(await db.collection('blobs.chunks').countDocuments({})).toBe(0)
    expect(await readdir(incoming)).toEqual([])
  })

  it('are never served damaged', async () => {
    const { sha256 } = await files.put(png, { name: 'a.png' })
    const damaged = Buffer.from(png)
    damaged[40] = 0xaa
    await db.collection('blobs.chunks').updateMany({}, { $set: { data: damaged } })
    await expect(files.read(sha256)).rejects.toBeInstanceOf(FileDamaged)
    expect(await files.verifyAll()).toEqual({ checked: 1, damaged: [sha256] })
    await expect(files.read('0'.repeat(64))).rejects.toBeInstanceOf(NotFound)
  })

  it('go when nobody has referred to them for a day, unless put again meanwhile', async () => {
    const old = await files.put(png, { name: 'a.png' })
    const again = await files.put(jpeg, { name: 'b.jpg' })
    await Promise.all([age(old.sha256), age(again.sha256)])
    const removed = await files.collect(async (sha256) => {
      if (sha256 === again.sha256) await files.put(jpeg, { name: 'b.jpg' })
      return false
    })
    expect(removed).toEqual([old.sha256])
    expect(await files.has(again.sha256)).toBe(true)
    expect(await files.has(old.sha256)).toBe(false)
  })
})
