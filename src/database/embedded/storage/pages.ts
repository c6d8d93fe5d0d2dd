import { readSync } from 'node:fs'

/**
 * The data file's pages, read as a file: a page that is damaged or not there would end the process if the
 * engine met it in its memory map. Source: LMDB's mdb.c, structs MDB_page_header, MDB_node, MDB_ovpage,
 * MDB_db and MDB_meta (data version 2, little-endian, 64 bits).
 */
const HEADER = 24
const NODE = 8
const DATABASES = HEADER + 24
const DATABASE = 48
const NONE = 2n ** 64n - 1n
const BRANCH = 1
const LEAF = 2
const OVERFLOW = 4
const BIG_DATA = 1
const SUB_DATABASE = 2

/** Where a meta page says what. */
export const META = {
  size: DATABASES + 2 * DATABASE + 16,
  valid: (page: Buffer) => page.readUInt32LE(HEADER) === 0xbeefc0de,
  pageSize: (page: Buffer) => page.readUInt32LE(DATABASES),
  lastPage: (page: Buffer) => Number(page.readBigUInt64LE(DATABASES + 2 * DATABASE)),
  transaction: (page: Buffer) => Number(page.readBigUInt64LE(DATABASES + 2 * DATABASE + 8)),
  roots: (page: Buffer) => [rootAt(page, DATABASES), rootAt(page, DATABASES + DATABASE)]
}

function rootAt(bytes: Buffer, at: number): bigint {
  return bytes.readBigUInt64LE(at + 40)
}

interface DataFile {
  handle: number
  size: number
  meta: Buffer
}

/**
 * Walks every page in use, from the roots that a meta page names.
 * @returns what is wrong with the first page that is not what it should be, in words
 */
export function damagedPage({ handle, size, meta }: DataFile): string | undefined {
  const pageSize = META.pageSize(meta)
  const last = BigInt(META.lastPage(meta))
  const waiting = META.roots(meta)
  const page = Buffer.alloc(pageSize)
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (number === NONE) continue
    const at = Number(number) * pageSize
    if (number > last || at + pageSize > size) return `page ${number} is beyond its end`
    readSync(handle, page, 0, pageSize, at)
    const flags = page.readUInt16LE(18)
    const whole = page.readBigUInt64LE(0) === number && (flags & (BRANCH | LEAF | OVERFLOW)) !== 0
    const found = whole ? below(page, flags) : undefined
    if (!found) return `page ${number} is damaged`
    for (const { first, pages } of found) {
      if (pages === undefined) waiting.push(first)
      else if ((Number(first) + pages) * pageSize > size) return `page ${first} is beyond its end`
    }
  }
  return undefined
}

interface Reference {
  first: bigint
  /** How many pages a value too large for one takes; undefined for a page of the tree. */
  pages?: number
}

/** What a page refers to; undefined when its content is not a page's. */
function below(page: Buffer, flags: number): Reference[] | undefined {
  const lower = page.readUInt16LE(20)
  const upper = page.readUInt16LE(22)
  if (lower > upper || upper > page.length - HEADER) return undefined
  const found: Reference[] = []
  for (let i = 0; i < lower / 2; i++) {
    const at = HEADER + page.readUInt16LE(HEADER + 2 * i)
    if (at + NODE > page.length) return undefined
    const low = page.readUInt32LE(at)
    const high = page.readUInt16LE(at + 4)
    const data = at + NODE + page.readUInt16LE(at + 6)
    if (flags & BRANCH) {
      if (data > page.length) return undefined
      found.push({ first: BigInt(low) | (BigInt(high) << 32n) })
      continue
    }
    const size = high & BIG_DATA ? 24 : low
    if (data + size > page.length) return undefined
    if (high & BIG_DATA) {
      const pages = Number(page.readBigUInt64LE(data + 16))
      found.push({ first: page.readBigUInt64LE(data), pages })
    } else if (high & SUB_DATABASE) found.push({ first: rootAt(page, data) })
  }
  return found
}
