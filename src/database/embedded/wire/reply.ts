import type { Reply } from '../commands/command.ts'
import { encode } from '../values/codec.ts'

const DOCUMENT = 3
const ARRAY = 4

/** Encodes a reply; documents of a batch are put in as the bytes they are. */
export function encodeReply({ batch, fields: made, ...rest }: Reply): Buffer {
  const own = encode(rest)
  const fields = made ? documentOf([elementsOf(made), elementsOf(own)]) : own
  if (!batch) return fields
  const { field, namespace, batch: found } = batch
  const cursor = documentOf([
    element(ARRAY, field, listOf(found.documents)),
    elementsOf(encode({ id: found.id, ns: namespace }))
  ])
  return documentOf([element(DOCUMENT, 'cursor', cursor), elementsOf(fields)])
}

function element(type: number, name: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.of(type), Buffer.from(`${name}\0`), value])
}

function elementsOf(document: Buffer): Buffer {
  return document.subarray(4, -1)
}

function documentOf(elements: readonly Buffer[]): Buffer {
  const size = elements.reduce((total, one) => total + one.length, 5)
  const head = Buffer.allocUnsafe(4)
  head.writeInt32LE(size)
  return Buffer.concat([head, ...elements, END], size)
}

function listOf(documents: readonly Buffer[]): Buffer {
  const parts: Buffer[] = []
  for (const [i, document] of documents.entries()) {
    parts.push(Buffer.from(`\x03${i}\0`, 'latin1'), document)
  }
  return documentOf(parts)
}

const END = Buffer.of(0)
