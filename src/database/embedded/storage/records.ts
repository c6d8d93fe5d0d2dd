import { crc32 } from 'node:zlib'
import { CommandError } from '../errors.ts'

/** A document on disk is its checksum, then its bytes: a flipped bit is seen when it is read. */
export function sealRecord(...parts: readonly Buffer[]): Buffer {
  const record = Buffer.allocUnsafe(parts.reduce((size, part) => size + part.length, 4))
  let at = 4
  let sum = 0
  for (const part of parts) {
    at += part.copy(record, at)
    sum = crc32(part, sum)
  }
  record.writeUInt32LE(sum, 0)
  return record
}

/**
 * @param what names the record in the refusal
 * @throws CommandError 366 when the bytes are not those that were written
 */
export function openRecord(record: Buffer, what: string): Buffer {
  const bson = record.subarray(4)
  if (record.length < 9 || crc32(bson) !== record.readUInt32LE(0)) {
    throw new CommandError(
      'DataCorruptionDetected',
      `${what} is damaged on disk. Stop Candide, run "candide store check", and restore the latest backup with "candide store restore".`
    )
  }
  return bson
}
