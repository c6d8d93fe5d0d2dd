import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { parse } from 'yaml'
import { FileRefused, type FileRefusal } from '../../src/files/index.ts'
import { inspect } from '../../src/files/inspect/inspect.ts'
import { built } from '../support/built-program.ts'
import { docx, jpeg, openDocument, pdf, png, xlsx, zip } from './real-files.ts'

async function refusal(bytes: Buffer | Promise<Buffer>): Promise<FileRefusal | null> {
  try {
    await inspect(await bytes)
    return null
  } catch (error) {
    if (error instanceof FileRefused) return error.code
    throw error
  }
}

const archive = zip({ 'evil.html': '<script>alert(1)</script>' })

describe('a file is what its bytes say', () => {
  it.each([
    ['pdf', pdf()],
    ['docx', docx()],
    ['xlsx', xlsx()],
    ['odt', openDocument('text')],
    ['ods', openDocument('spreadsheet')],
    ['png', png],
    ['jpg', jpeg]
  ])('takes a %s', async (type, bytes) => {
    expect((await inspect(await bytes)).type).toBe(type)
  })

  it('counts the pages of a PDF', async () => {
    expect((await inspect(await pdf({}, 3))).pages).toBe(3)
  })

  it('counts pages whose objects are compressed together', async () => {
    const bytes = await readFile(new URL('compressed-objects.pdf', import.meta.url))
    expect(await inspect(bytes)).toEqual({ type: 'pdf', pages: 2 })
  })
})

describe('a file is refused, and its reader told why', () => {
  it.each<[string, FileRefusal, Buffer | Promise<Buffer>]>([
    ['a text', 'type-unknown', Buffer.from('Bonjour')],
    ['a page of HTML', 'type-unknown', Buffer.from('<!doctype html><script>alert(1)</script>')],
    [
      'an SVG drawing',
      'type-forbidden',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')
    ],
    ['a GIF picture', 'type-forbidden', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1')],
    ['an archive', 'type-forbidden', archive],
    ['a presentation', 'type-forbidden', openDocument('presentation')],
    [
      'a Word document with macros',
      'macros',
      docx({}, 'application/vnd.ms-word.document.macroEnabled.main+xml')
    ],
    ['a .docx that hides a macro', 'macros', docx({ 'word/vbaProject.bin': 'x' })],
    ['an ActiveX control', 'macros', docx({ 'word/activeX/activeX1.bin': 'x' })],
    [
      'an OpenDocument with a Basic module',
      'macros',
      openDocument('text', { 'Basic/Standard/Module1.xml': 'x' })
    ],
    [
      'an OpenDocument with a Python script',
      'macros',
      openDocument('text', { 'Scripts/python/a.py': 'x' })
    ],
    ['a PDF under a password', 'encrypted', pdf({ userPassword: 'secret' })],
    ['a PDF that forbids to print', 'encrypted', pdf({ ownerPassword: 'secret', permissions: {} })],
    [
      'an OpenDocument under a password',
      'encrypted',
      openDocument('text', { 'META-INF/manifest.xml': '<manifest:encryption-data/>' })
    ],
    ['a Word document under a password', 'encrypted', compound('EncryptedPackage')],
    ['a Word document of 2003', 'old-office', compound('WordDocument')],
    ['half a PDF', 'truncated', pdf().then((bytes) => bytes.subarray(0, bytes.length / 2))],
    ['half a Word document', 'truncated', docx().subarray(0, 300)],
    ['half a PNG', 'truncated', png.subarray(0, 50)],
    ['half a JPEG', 'truncated', jpeg.subarray(0, jpeg.length - 40)],
    [
      'a PDF with an archive behind it',
      'polyglot',
      pdf().then((bytes) => Buffer.concat([bytes, archive]))
    ],
    ['a PNG with an archive behind it', 'polyglot', Buffer.concat([png, archive])],
    ['a JPEG with a script behind it', 'polyglot', Buffer.concat([jpeg, Buffer.from('<script>')])],
    [
      'a PDF that begins further on',
      'type-unknown',
      pdf().then((bytes) => Buffer.concat([Buffer.from('\n\n'), bytes]))
    ],
    [
      'a Word document followed by a page',
      'polyglot',
      Buffer.concat([docx(), Buffer.from('<html>')])
    ]
  ])('%s: %s', async (_, code, bytes) => {
    expect(await refusal(bytes)).toBe(code)
  })

  it('lets through what cameras add behind a picture', async () => {
    expect(await refusal(Buffer.concat([jpeg, Buffer.alloc(64), Buffer.from('SEFT')]))).toBeNull()
  })

  it('lets through an OpenDocument that lists no more than empty libraries', async () => {
    expect(await refusal(openDocument('text', { 'Basic/Standard/script-lb.xml': 'x' }))).toBeNull()
  })

  it('lets through a PDF that merely speaks of encryption', async () => {
    const bytes = await pdf({ compress: false, info: { Title: 'Chiffrer' } })
    const text = bytes.toString('latin1').replace('stream\n', 'stream\n/Encrypt 1 0 R ')
    expect(await refusal(Buffer.from(text, 'latin1'))).toBeNull()
  })

  it('does not inflate a bomb', async () => {
    const bomb = zip({ first: '', '[Content_Types].xml': ' '.repeat(50_000_000) })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await refusal(bomb)).toBe('unreadable')
  })

  it('answers quickly whatever it is sent', async () => {
    // with the square of their length it would take minutes, and the process would not end in its time
    const program = await built('files/processes/inspect-hostile')
    const { stdout } = await promisify(execFile)(process.execPath, [program], { timeout: 60_000 })
    expect(stdout).toBe('5 of 5 refused\n')
  })

  it('has words for every reason, in both languages', async () => {
    const codes: FileRefusal[] = [
      ...(['empty', 'too-large', 'dossier-too-large', 'cut-off', 'type-unknown'] as const),
      ...(['type-forbidden', 'old-office', 'encrypted', 'truncated', 'unreadable'] as const),
      ...(['macros', 'polyglot'] as const)
    ]
    for (const lang of ['fr', 'en']) {
      const path = new URL(`../../locales/${lang}/documents.yaml`, import.meta.url)
      const { files } = parse(await readFile(path, 'utf8')) as { files: Record<string, string> }
      for (const code of codes) expect(files[code]).toContain('{{name}}')
    }
  })
})

/** The container of old office documents, with the name of a stream as it writes them. */
function compound(stream: string): Buffer {
  const signature = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  return Buffer.concat([signature, Buffer.alloc(600), Buffer.from(stream, 'utf16le')])
}
