import { buffer } from 'node:stream/consumers'
import { COLOURS, PAGE, pageWriter, type Element, type PageWriter } from './page-writer.ts'
import type { Part, PrintedDocument } from './part.ts'
import { writeFrame } from './parts/write-frame.ts'
import { writeFacts, writeTable } from './parts/write-table.ts'
import { writeText } from './parts/write-text.ts'

const FOOT = 796

/**
 * Prints a document as a tagged PDF (PDF/UA-1 as far as pdfkit writes it: language, title, headings, lists
 * and tables in their structure, ornaments outside it, fonts embedded). No clock, no chance: the same
 * document gives the same bytes.
 */
export async function printDocument(document: PrintedDocument): Promise<Buffer> {
  const { lang, title, author, date, footer, parts } = document
  // loaded with the first document: a start does not wait for it
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: PAGE.top, bottom: 842 - PAGE.bottom, left: PAGE.left, right: 595 - PAGE.right },
    pdfVersion: '1.7',
    // pdfkit's types only know PDF/A.
    subset: 'PDF/UA' as string as PDFKit.Mixins.PDFSubsets,
    tagged: true,
    displayTitle: true,
    lang: lang === 'fr' ? 'fr-FR' : 'en-GB',
    bufferPages: true,
    info: {
      Title: title,
      Author: author,
      CreationDate: date,
      Producer: 'Candide',
      Creator: 'Candide'
    }
  })
  const bytes = buffer(doc)
  const writer = pageWriter(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  for (const part of parts) writePart(writer, root, part)
  root.end()
  numberPages(writer, footer)
  doc.end()
  return bytes
}

function writePart(writer: PageWriter, root: Element, part: Part): void {
  switch (part.kind) {
    case 'table':
      writeTable(writer, root, part)
      return
    case 'facts':
      writeFacts(writer, root, part)
      return
    case 'letterhead':
    case 'note':
    case 'entry':
    case 'quote':
    case 'proof':
    case 'signed':
    case 'signatures':
    case 'blank':
      writeFrame(writer, root, part)
      return
    case 'title':
    case 'section':
    case 'heading':
    case 'subsection':
    case 'paragraph':
    case 'text':
    case 'list':
    case 'action':
      writeText(writer, root, part)
  }
}

function numberPages(writer: PageWriter, footer: string): void {
  const { doc } = writer
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    // The foot is below the margin: without this, writing there would begin a page.
    doc.page.margins.bottom = 0
    writer.ornament(() => {
      const style = { size: 8, colour: COLOURS.soft }
      doc.y = FOOT
      writer.write([{ text: footer }], { ...style, width: PAGE.width - 60 })
      doc.y = FOOT
      const number = `${page + 1} / ${count}`
      writer.write([{ text: number }], { ...style, x: PAGE.right - 60, width: 60, align: 'right' })
    }, 'Pagination')
  }
}
