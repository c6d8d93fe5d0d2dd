/** BSON's own numbers of these types. */
export const DOCUMENT = 3
export const ARRAY = 4
const END = Buffer.of(0)

/** One field that holds a document, given as its bytes. */
export function documentElement(name: string, document: Buffer): Buffer {
  return element(DOCUMENT, name, document)
}

/** One field that holds documents, each given as its bytes. */
export function listElement(name: string, documents: readonly Buffer[]): Buffer {
  const parts: Buffer[] = []
  for (const [i, document] of documents.entries()) {
    parts.push(Buffer.from(`\x03${i}\0`, 'latin1'), document)
  }
  return element(ARRAY, name, documentOf(parts))
}

/** The fields of a document without its length and its end. */
export function elementsOf(document: Buffer): Buffer {
  return document.subarray(4, -1)
}

/** A document made of fields that are bytes already. */
export function documentOf(elements: readonly Buffer[]): Buffer {
  const size = elements.reduce((total, one) => total + one.length, 5)
  const head = Buffer.allocUnsafe(4)
  head.writeInt32LE(size)
  return Buffer.concat([head, ...elements, END], size)
}

function element(type: number, name: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.of(type), Buffer.from(`${name}\0`), value])
}
