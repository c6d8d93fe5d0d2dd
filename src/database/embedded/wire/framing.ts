/** The largest message that `hello` announces, with room for its frame. */
const LARGEST = 48_000_000 + 16 * 1024

export interface Message {
  requestId: number
  opCode: number
  /** What follows the 16 bytes of the header. */
  body: Buffer
}

/**
 * Cuts a stream of bytes into messages: a 16-byte header (length, request, answered request, kind),
 * then the body. Source: MongoDB's wire protocol specification.
 */
export function createFraming(deliver: (message: Message) => void): (chunk: Buffer) => void {
  let pending: Buffer[] = []
  let size = 0
  return (chunk) => {
    pending.push(chunk)
    size += chunk.length
    let bytes: Buffer | undefined
    while (size >= 16) {
      const first = pending[0] as Buffer
      if (!bytes && first.length >= 4 && size < first.readInt32LE(0)) return
      bytes ??= pending.length === 1 ? first : Buffer.concat(pending)
      const length = bytes.readInt32LE(0)
      if (length < 16 || length > LARGEST)
        throw new RangeError(`A message of ${length} bytes is not allowed`)
      if (size < length) break
      deliver({
        requestId: bytes.readInt32LE(4),
        opCode: bytes.readInt32LE(12),
        body: bytes.subarray(16, length)
      })
      bytes = bytes.subarray(length)
      size -= length
    }
    if (bytes) pending = size > 0 ? [bytes] : []
  }
}

export function frame(
  opCode: number,
  requestId: number,
  responseTo: number,
  parts: readonly Buffer[]
): Buffer {
  const header = Buffer.allocUnsafe(16)
  const length = parts.reduce((total, part) => total + part.length, 16)
  header.writeInt32LE(length, 0)
  header.writeInt32LE(requestId, 4)
  header.writeInt32LE(responseTo, 8)
  header.writeInt32LE(opCode, 12)
  return Buffer.concat([header, ...parts], length)
}
