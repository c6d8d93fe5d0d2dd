import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'

/** Grows when the layout of keys or records changes. */
export const FORMAT = 1

/** A folder whose files cannot be opened without doing harm. */
export class StoreDamagedError extends Error {
  /** What is wrong, without what to do about it. */
  readonly what: string

  constructor(what: string) {
    super(
      `${what} Nothing was changed. Restore the latest backup with "candide store restore FOLDER": it puts aside what is here, and checks the backup first.`
    )
    this.what = what
    this.name = 'StoreDamagedError'
  }
}

/** A folder written by a newer Candide. */
export class StoreTooNewError extends Error {
  constructor(found: number) {
    super(
      `This store has format ${found}, newer than the ${FORMAT} that this version reads. Install the latest Candide to open it. Nothing was changed.`
    )
    this.name = 'StoreTooNewError'
  }
}

/**
 * Reads the folder's format, or writes it into a new folder.
 * @throws StoreTooNewError, StoreDamagedError
 */
export function checkFormat(folder: string): void {
  const file = join(folder, 'format.json')
  if (!existsSync(file)) {
    if (existsSync(join(folder, 'data.mdb'))) {
      throw new StoreDamagedError(
        `The folder ${folder} has data, but its file format.json is missing.`
      )
    }
    writeFileSync(`${file}.new`, JSON.stringify({ store: 'candide', format: FORMAT }))
    sync(`${file}.new`)
    renameSync(`${file}.new`, file)
    sync(folder)
    return
  }
  const format = parse(readFileSync(file, 'utf8'))
  if (format === undefined) throw new StoreDamagedError(`The file ${file} is not readable.`)
  if (format > FORMAT) throw new StoreTooNewError(format)
}

function parse(text: string): number | undefined {
  try {
    const { format } = JSON.parse(text) as { format?: unknown }
    return typeof format === 'number' ? format : undefined
  } catch {
    return undefined
  }
}

export function sync(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

const PAGE_HEADER = 24

/**
 * A data file that ends before its last page would kill the process when it is read: found out before
 * it is mapped. Its two first pages say, each, how many pages there are; the newer one is believed.
 * @throws StoreDamagedError
 */
export function checkDataFile(folder: string): void {
  const file = join(folder, 'data.mdb')
  if (!existsSync(file)) return
  const handle = openSync(file, 'r')
  try {
    const { size } = fstatSync(handle)
    // Made, and the machine stopped before anything was written: nothing was acknowledged.
    if (size === 0) return
    const head = Buffer.alloc(PAGE_HEADER + 160)
    if (size < 8192 || readSync(handle, head, 0, head.length, 0) < head.length) {
      throw new StoreDamagedError(`The file ${file} is cut short (${size} bytes).`)
    }
    const pageSize = META.pageSize(head)
    if (!META.valid(head) || pageSize < 512 || pageSize > 65_536) {
      throw new StoreDamagedError(`The beginning of ${file} is damaged.`)
    }
    const other = Buffer.alloc(head.length)
    readSync(handle, other, 0, other.length, pageSize)
    const metas = [head, other].filter((page) => META.valid(page))
    const newest = metas.reduce((a, b) => (META.transaction(b) > META.transaction(a) ? b : a))
    const needed = (META.lastPage(newest) + 1) * pageSize
    if (size < needed) {
      throw new StoreDamagedError(
        `The file ${file} is cut short: it has ${size} bytes, and needs ${needed}.`
      )
    }
  } finally {
    closeSync(handle)
  }
}

/** Where LMDB's meta page says what. Source: struct MDB_meta in LMDB's mdb.c (little-endian, 64 bits). */
const META = {
  valid: (page: Buffer) => page.readUInt32LE(PAGE_HEADER) === 0xbeefc0de,
  pageSize: (page: Buffer) => page.readUInt32LE(PAGE_HEADER + 24),
  lastPage: (page: Buffer) => Number(page.readBigUInt64LE(PAGE_HEADER + 24 + 48 * 2)),
  transaction: (page: Buffer) => Number(page.readBigUInt64LE(PAGE_HEADER + 24 + 48 * 2 + 8))
}
