import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import {
  FileDamaged,
  folderFiles,
  type FileContent,
  type FileRefused,
  type Files
} from '../../src/files/index.ts'
import { NotFound } from '../../src/shared/errors.ts'
import { cutUpload, docx, jpeg, pdf, png } from './real-files.ts'

let folder: string
let files: Files

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candide-files-'))
  files = await folderFiles(folder)
})

afterEach(() => rm(folder, { recursive: true }))

/** Everything in the folder but empty folders. */
async function onDisk(): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).map((entry) => entry.name)
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
const twoDaysAgo = new Date(Date.now() - 2 * 24 * 3600_000)

describe('a file that is put', () => {
  it('can be read again, byte for byte', async () => {
    const bytes = await pdf()
    const stored = await files.put(
      () => Readable.from([bytes.subarray(0, 100), bytes.subarray(100)]),
      {
        name: 'délibération.pdf'
      }
    )
    expect(stored).toEqual({
      sha256: hashOf(bytes),
      size: bytes.length,
      type: 'pdf',
      mediaType: 'application/pdf',
      name: 'délibération.pdf',
      pages: 1
    })
    expect(await buffer(await files.read(stored.sha256))).toEqual(bytes)
  })

  it('is still there for the next process', async () => {
    const { sha256 } = await files.put(png, { name: 'carte.png' })
    const next = await folderFiles(folder)
    expect(await buffer(await next.read(sha256))).toEqual(png)
  })

  it('takes the extension of what it really is', async () => {
    expect(await files.put(png, { name: 'la-grande-table.jpg' })).toMatchObject({
      name: 'la-grande-table.png',
      type: 'png',
      mediaType: 'image/png'
    })
  })

  it('is kept once, however often and under whatever names it comes', async () => {
    const stored = await Promise.all(
      ['a.jpg', 'b.jpg', 'c.jpg'].map((name) => files.put(jpeg, { name }))
    )
    expect(new Set(stored.map((one) => one.sha256)).size).toBe(1)
    expect(stored.map((one) => one.name)).toEqual(['a.jpg', 'b.jpg', 'c.jpg'])
    expect(await onDisk()).toHaveLength(1)
  })
})

describe('a file that is refused leaves nothing', () => {
  it.each<[string, () => FileContent, object]>([
    ['empty', () => Buffer.alloc(0), {}],
    ['too-large', () => () => Readable.from([png, png]), { max: png.length + 1 }],
    ['dossier-too-large', () => png, { left: 10 }],
    ['type-forbidden', () => docx(), { types: ['pdf'] }],
    ['macros', () => docx({ 'word/vbaProject.bin': 'x' }), {}]
  ])('%s', async (code, content, options) => {
    const put = files.put(content(), { name: '../pièce.docx', ...options })
    await expect(put).rejects.toMatchObject({ code, params: { name: 'pièce.docx' } })
    expect(await onDisk()).toEqual([])
  })

  it('cut off in the middle', async () => {
    const put = files.put(cutUpload(new Error('aborted')), { name: 'lettre.png' })
    await expect(put).rejects.toMatchObject({ code: 'cut-off' })
    expect(await onDisk()).toEqual([])
  })

  it('gone before it was read, as when its sender has left', async () => {
    const gone = () => createReadStream(join(folder, 'nowhere'))
    const put = files.put(gone, { name: 'lettre.png' })
    await expect(put).rejects.toMatchObject({ code: 'cut-off' })
    expect(await onDisk()).toEqual([])
  })

  it('closed without an end nor an error', async () => {
    const put = files.put(cutUpload(), { name: 'lettre.png' })
    await expect(put).rejects.toMatchObject({ code: 'cut-off' } satisfies Partial<FileRefused>)
    expect(await onDisk()).toEqual([])
  })

  it('stops reading once it is too large, and holds nothing open', async () => {
    let sent = 0
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sent += 1
          yield Buffer.alloc(1000)
        }
      })()
    )
    await expect(files.put(() => endless, { name: 'x', max: 10_000 })).rejects.toMatchObject({
      code: 'too-large'
    })
    expect(sent).toBeLessThan(100)
    expect(endless.destroyed).toBe(true)
  })
})

describe('what is on the disk is checked', () => {
  it('never serves a damaged file, and says which are', async () => {
    const { sha256 } = await files.put(png, { name: 'a.png' })
    await files.put(jpeg, { name: 'b.jpg' })
    await truncate(pathOf(sha256), 30)
    await expect(files.read(sha256)).rejects.toBeInstanceOf(FileDamaged)
    expect(await files.verifyAll()).toEqual({ checked: 2, damaged: [sha256] })
  })

  it('is made whole by the same file put again', async () => {
    const { sha256 } = await files.put(png, { name: 'a.png' })
    await writeFile(pathOf(sha256), 'x')
    await files.put(png, { name: 'a.png' })
    expect(await files.verifyAll()).toEqual({ checked: 1, damaged: [] })
  })

  it.each(['../../etc/passwd', 'f'.repeat(64), '', '.'])('does not find %j', async (name) => {
    await expect(files.read(name)).rejects.toBeInstanceOf(NotFound)
    expect(await files.has(name)).toBe(false)
  })
})

describe('what nobody refers to', () => {
  it('goes after a day, and nothing else does', async () => {
    const old = await files.put(png, { name: 'a.png' })
    const used = await files.put(jpeg, { name: 'b.jpg' })
    const fresh = await files.put(docx(), { name: 'c.docx' })
    for (const { sha256 } of [old, used]) await utimes(pathOf(sha256), twoDaysAgo, twoDaysAgo)
    const isReferenced = (sha256: string) => Promise.resolve(sha256 === used.sha256)
    expect(await files.collect(isReferenced)).toEqual([old.sha256])
    expect((await onDisk()).sort()).toEqual([used.sha256, fresh.sha256].sort())
  })

  it('stays if it is put again while it is being collected', async () => {
    const { sha256 } = await files.put(png, { name: 'a.png' })
    await utimes(pathOf(sha256), twoDaysAgo, twoDaysAgo)
    const removed = await files.collect(async () => {
      await files.put(png, { name: 'again.png' })
      return false
    })
    expect(removed).toEqual([])
    expect(await files.has(sha256)).toBe(true)
  })

  it('includes what a killed process was receiving', async () => {
    const left = join(folder, 'incoming', 'half')
    await writeFile(left, 'half a file')
    await utimes(left, twoDaysAgo, twoDaysAgo)
    await writeFile(join(folder, 'incoming', 'arriving'), 'now')
    await files.collect(() => Promise.resolve(true))
    expect(await onDisk()).toEqual(['arriving'])
  })
})
