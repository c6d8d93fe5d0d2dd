import { decode } from '../values/codec.ts'
import type { Document } from '../values/types.ts'

export const OP_MSG = 2013

const CHECKSUM = 1
const MORE_TO_COME = 2
/** Bits below this one must be understood. */
const REQUIRED = 0xffff

export interface Command {
  body: Document
  sequences: Map<string, Buffer[]>
  /** The client waits for no answer. */
  silent: boolean
}

/** @throws RangeError for bytes that are not a well-formed message */
export function parseMessage(bytes: Buffer): Command {
  const flags = bytes.readUInt32LE(0)
  if ((flags & REQUIRED & ~(CHECKSUM | MORE_TO_COME)) !== 0)
    throw new RangeError(`Unknown message flags ${flags}`)
  const end = bytes.length - (flags & CHECKSUM ? 4 : 0)
  const sequences = new Map<string, Buffer[]>()
  let body: Document | undefined
  let at = 4
  while (at < end) {
    const kind = bytes[at++]
    const length = bytes.readInt32LE(at)
    if (length < 5 || at + length > end)
      throw new RangeError('A section is longer than its message')
    const section = bytes.subarray(at, at + length)
    at += length
    if (kind === 0 && !body) body = decode(section)
    else if (kind === 1) addSequence(sequences, section)
    else throw new RangeError(`Unknown section kind ${kind}`)
  }
  if (!body) throw new RangeError('A message has no body')
  return { body, sequences, silent: (flags & MORE_TO_COME) !== 0 }
}

function addSequence(sequences: Map<string, Buffer[]>, section: Buffer): void {
  const zero = section.indexOf(0, 4)
  const documents: Buffer[] = []
  let at = zero + 1
  while (at < section.length) {
    const length = section.readInt32LE(at)
    if (length < 5 || at + length > section.length)
      throw new RangeError('A document is longer than its section')
    documents.push(section.subarray(at, at + length))
    at += length
  }
  sequences.set(section.toString('utf8', 4, zero), documents)
}

/** The flags and the section kind before a reply's one document. */
export const REPLY_HEAD = Buffer.alloc(5)
