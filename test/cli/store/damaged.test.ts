import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storeCommands, StoreFailure } from '../../../src/cli/store/index.ts'
import { StoreDamagedError, StoreTooNewError } from '../../../src/database/embedded/index.ts'
import { built } from '../../support/built-program.ts'
import { withRowsOf } from './support/with-rows.ts'

const DOCUMENTS = 1500

let folder: string
let data: string
let said: string[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candide-damaged-'))
  data = join(folder, 'data')
  said = []
  await withRowsOf(data, async (rows) => {
    await rows.createIndex({ name: 1 }, { unique: true })
    const text = 'y'.repeat(300)
    await rows.insertMany(Array.from({ length: DOCUMENTS }, (_, n) => ({ name: `row ${n}`, text })))
  })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function run(name: string, ...args: string[]): Promise<number> {
  const around = { dataFolder: data, say: (line: string) => void said.push(line) }
  return (await storeCommands[name]?.run(args, around)) ?? -1
}

const refusal = (name: string, ...args: string[]) =>
  run(name, ...args).then(
    () => undefined,
    (error: unknown) => error as Error
  )

const dataFile = () => join(data, 'store', 'data.mdb')

/** Turns over bits of one document, in each copy of it that the file has. */
async function damageRow(file: string, n: number): Promise<void> {
  const content = await readFile(file)
  const written = Buffer.from(`name\0\x08\0\0\0row ${n}`)
  let copies = 0
  for (let at = content.indexOf(written); at >= 0; at = content.indexOf(written, at + 1)) {
    content[at + written.length - 1] = 'X'.charCodeAt(0)
    copies++
  }
  expect(copies).toBeGreaterThan(0)
  await writeFile(file, content)
}

describe('a document that is damaged on disk', () => {
  beforeEach(() => damageRow(dataFile(), 777))

  it('is named by check', async () => {
    expect(await run('check')).toBe(1)
    expect(said.join('\n')).toContain('Document 778 of candide.rows is damaged')
  })

  it('makes a backup say that it is as damaged, and to keep the earlier ones', async () => {
    expect(await run('backup', join(folder, 'backup'))).toBe(1)
    expect(said.join('\n')).toContain('Document 778 of candide.rows is damaged')
    expect(said.at(-1)).toContain('restore the latest that is whole')
  })

  it('stops an export with what to do', async () => {
    const error = await refusal('export', join(folder, 'export'))
    expect(error).toBeInstanceOf(StoreFailure)
    expect(error?.message).toContain('candide store restore')
  })
})

it('a backup in which a document is damaged is not restored, and nothing is changed', async () => {
  await run('backup', join(folder, 'backup'))
  await damageRow(join(folder, 'backup', 'store', 'data.mdb'), 777)
  expect(await run('restore', join(folder, 'backup'))).toBe(1)
  expect(said.at(-1)).toContain('nothing was changed')
  expect(await withRowsOf(data, (rows) => rows.countDocuments({ name: 'row 777' }))).toBe(1)
  expect((await readdir(data)).sort()).toEqual(['store'])
})

it('a backup that was cut short is not restored, and nothing is changed', async () => {
  await run('backup', join(folder, 'backup'))
  await truncate(join(folder, 'backup', 'store', 'data.mdb'), 40_960)
  expect(await run('restore', join(folder, 'backup'))).toBe(1)
  expect(said.join('\n')).toContain('cut short')
  expect(await withRowsOf(data, (rows) => rows.countDocuments())).toBe(DOCUMENTS)
})

it.each(['backup', 'export', 'import'])(
  'a data file that was cut short is refused by %s, and left as it is',
  async (command) => {
    await truncate(dataFile(), 81_920)
    const before = await readFile(dataFile())
    const target = join(folder, 'target')
    if (command === 'import') await writeExport(target)
    const error = await refusal(command, target)
    expect(error).toBeInstanceOf(StoreDamagedError)
    expect(error?.message).toContain('candide store restore')
    expect(await readFile(dataFile())).toEqual(before)
  }
)

async function writeExport(target: string): Promise<void> {
  await mkdir(target)
  await writeFile(join(target, 'rows.meta.json'), '{"name":"rows","options":{},"indexes":[]}')
  await writeFile(join(target, 'rows.jsonl'), '{"_id":1}\n')
}

it.each(['check', 'backup', 'export'])('a newer format is refused by %s', async (command) => {
  await writeFile(join(data, 'store', 'format.json'), '{"store":"candide","format":99}')
  expect(await refusal(command, join(folder, 'target'))).toBeInstanceOf(StoreTooNewError)
})

it('a backup of a newer format is not restored', async () => {
  await run('backup', join(folder, 'backup'))
  await writeFile(join(folder, 'backup', 'store', 'format.json'), '{"format":99}')
  expect(await refusal('restore', join(folder, 'backup'))).toBeInstanceOf(StoreTooNewError)
  expect(await withRowsOf(data, (rows) => rows.countDocuments())).toBe(DOCUMENTS)
})

describe('an export that is not whole', () => {
  let files: string
  beforeEach(async () => {
    files = join(folder, 'export')
    await run('export', files)
    data = join(folder, 'other')
  })

  it('is refused when its last documents are missing, and the database stays empty', async () => {
    const text = await readFile(join(files, 'rows.jsonl'), 'utf8')
    await writeFile(join(files, 'rows.jsonl'), text.split('\n').slice(0, 1200).join('\n'))
    const error = await refusal('import', files)
    expect(error).toBeInstanceOf(StoreFailure)
    expect(error?.message).toContain('1200 documents instead of 1500')
    await writeFile(join(files, 'rows.jsonl'), text)
    expect(await run('import', files)).toBe(0)
    expect(said.at(-1)).toBe('1500 documents were imported.')
  })

  it('is refused with the file and the line that cannot be read', async () => {
    const lines = (await readFile(join(files, 'rows.jsonl'), 'utf8')).split('\n')
    lines[1099] = '{"_id":'
    await writeFile(join(files, 'rows.jsonl'), lines.join('\n'))
    const error = await refusal('import', files)
    expect(error?.message).toContain('rows.jsonl, line 1100 is damaged')
    expect(await withRowsOf(data, (rows) => rows.countDocuments())).toBe(0)
  })
})

it('says that the disk is full, removes what it began and leaves the store as it was', async () => {
  // A limit on the size of files is what a process can be given of a full disk without being root.
  const limited = spawnSync(
    'bash',
    [
      '-c',
      `trap '' XFSZ; ulimit -f 300; exec "$0" "$1" store backup "$2"`,
      process.execPath,
      await built('candide'),
      join(folder, 'backup')
    ],
    { env: { ...process.env, DATA_FOLDER: data }, encoding: 'utf8' }
  )
  expect(limited.stderr).toContain('No backup was made')
  expect(limited.stderr).toContain('free some space')
  expect(limited.status).toBe(1)
  expect(await readdir(folder)).toEqual(['data'])
  expect(await withRowsOf(data, (rows) => rows.countDocuments())).toBe(DOCUMENTS)
})
