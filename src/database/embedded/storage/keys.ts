/**
 * The store's one key space: a letter for the kind, then the number of the collection or index, then
 * what sorts inside it.
 */
const COLLECTION = 0x63 // c: catalog entries
const DOCUMENT = 0x64 // d: documents by record number
const INDEX = 0x69 // i: index entries
const SESSION = 0x73 // s: results of retryable writes

export function catalogKey(id: number): Buffer {
  return numbered(COLLECTION, id)
}

export function documentKey(collection: number, record: number): Buffer {
  const key = Buffer.allocUnsafe(13)
  key[0] = DOCUMENT
  key.writeUInt32BE(collection, 1)
  writeRecord(key, record, 5)
  return key
}

export function recordOfDocumentKey(key: Buffer): number {
  return readRecord(key, 5)
}

export function indexPrefix(index: number): Buffer {
  return numbered(INDEX, index)
}

export function sessionKey(session: Buffer): Buffer {
  return Buffer.concat([Buffer.of(SESSION), session])
}

export const catalogRange = { from: Buffer.of(COLLECTION), to: Buffer.of(COLLECTION + 1) }
export const sessionRange = { from: Buffer.of(SESSION), to: Buffer.of(SESSION + 1) }

export function documentRange(collection: number): { from: Buffer; to: Buffer } {
  return { from: numbered(DOCUMENT, collection), to: numbered(DOCUMENT, collection + 1) }
}

export function indexRange(index: number): { from: Buffer; to: Buffer } {
  return { from: numbered(INDEX, index), to: numbered(INDEX, index + 1) }
}

export function recordBytes(record: number): Buffer {
  const bytes = Buffer.allocUnsafe(8)
  writeRecord(bytes, record, 0)
  return bytes
}

/** Records are numbered in order of insertion, up to 2^53. */
export function readRecord(bytes: Buffer, at: number): number {
  return bytes.readUInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4)
}

function writeRecord(bytes: Buffer, record: number, at: number): void {
  bytes.writeUInt32BE(Math.floor(record / 2 ** 32), at)
  bytes.writeUInt32BE(record >>> 0, at + 4)
}

function numbered(kind: number, id: number): Buffer {
  const key = Buffer.allocUnsafe(5)
  key[0] = kind
  key.writeUInt32BE(id, 1)
  return key
}
