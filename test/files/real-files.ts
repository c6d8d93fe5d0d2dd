import { PassThrough } from 'node:stream'
import { deflateRawSync, deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'

/** A picture of 2 × 2 pixels, saved by a browser. */
export const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////' +
    '2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAACAAIDASIAAhEBAxEB/8QAFQAB' +
    'AQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAP/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMB' +
    'AAIRAxEAPwCIAm//2Q==',
  'base64'
)

export const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
  chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
  chunk('IEND', Buffer.alloc(0))
])

/** What arrives for an instant, and then no more. @param error nothing when its sender just goes away */
export function cutUpload(error?: Error): () => PassThrough {
  return () => {
    const upload = new PassThrough()
    upload.write(png.subarray(0, 20))
    setTimeout(() => upload.destroy(error), 20)
    return upload
  }
}

/** A PDF of so many pages. */
export async function pdf(options: PDFKit.PDFDocumentOptions = {}, pages = 1): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'A4', ...options })
  doc.text('Délibération du conseil municipal')
  for (let page = 2; page <= pages; page++) doc.addPage().text(`Page ${page}`)
  doc.end()
  const chunks: Buffer[] = []
  for await (const part of doc) chunks.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(chunks)
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'

export function docx(more: Record<string, string> = {}, type = WORD): Buffer {
  return zip({
    '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    '_rels/.rels': '<Relationships/>',
    'word/document.xml': '<w:document><w:body><w:p>Lettre</w:p></w:body></w:document>',
    ...more
  })
}

export function xlsx(): Buffer {
  return zip({
    '[Content_Types].xml': `<Types><Override PartName="/xl/workbook.xml" ContentType="${EXCEL}"/></Types>`,
    'xl/workbook.xml': '<workbook/>'
  })
}

export function openDocument(
  kind: 'text' | 'spreadsheet' | 'presentation',
  more: Record<string, string> = {}
): Buffer {
  return zip({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': '<office:document-content/>',
    'META-INF/manifest.xml': '<manifest:manifest/>',
    ...more
  })
}

/** An archive as any tool would write it; the first entry is stored, the others deflated. */
export function zip(files: Record<string, string>): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [index, [name, text]] of Object.entries(files).entries()) {
    const raw = Buffer.from(text)
    const data = index === 0 ? raw : deflateRawSync(raw)
    const bare = Buffer.from(name)
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(index === 0 ? 0 : 8, 4)
    about.writeUInt32LE(crc32(raw), 10)
    about.writeUInt32LE(data.length, 14)
    about.writeUInt32LE(raw.length, 18)
    about.writeUInt16LE(bare.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), about, bare, data])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), about, place, bare]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(central.length, 4)
  end.writeUInt16LE(central.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(data.length, 0)
  around.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)])
}

/** The checksum of ZIP and PNG; Node 20 has none of its own. */
function crc32(data: Buffer): number {
  let crc = ~0
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
