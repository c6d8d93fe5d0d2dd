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
import { damagedPage, META } from './pages.ts'

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

/**
 * A data file that ends before a page in use, or in which one is damaged, would kill the process when it
 * is read: found out before it is mapped. Its two first pages say, each, how many pages there are and
 * where they begin; the newer one is believed.
 * @param whole looks at every page in use, which reads the whole file
 * @throws StoreDamagedError
 */
export function checkDataFile(folder: string, { whole = false } = {}): void {
  const file = join(folder, 'data.mdb')
  if (!existsSync(file)) return
  const handle = openSync(file, 'r')
  try {
    const { size } = fstatSync(handle)
    // Made, and the machine stopped before anything was written: nothing was acknowledged.
    if (size === 0) return
    const head = Buffer.alloc(META.size)
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
    const meta = metas.reduce((a, b) => (META.transaction(b) > META.transaction(a) ? b : a))
    const needed = (META.lastPage(meta) + 1) * pageSize
    // The last pages may never have been written, if they were free again within one commit.
    if (size >= needed && !whole) return
    const damage = damagedPage({ handle, size, meta })
    if (damage === undefined) return
    const cut = size < needed ? ` is cut short (${size} bytes of ${needed}):` : ' is damaged:'
    throw new StoreDamagedError(`The file ${file}${cut} ${damage}.`)
  } finally {
    closeSync(handle)
  }
}
