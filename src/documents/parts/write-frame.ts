import { COLOURS, PAGE, type Element, type PageWriter } from '../page-writer.ts'
import type { Part } from '../part.ts'

type FramePart = Extract<
  Part,
  {
    kind: 'letterhead' | 'note' | 'entry' | 'quote' | 'proof' | 'signed' | 'signatures' | 'blank'
  }
>

const small = { size: 9, lineGap: 1.5 }

/** What stands out from the flow of a text: its head, notes, margins and signatures. */
export function writeFrame(writer: PageWriter, parent: Element, part: FramePart): void {
  switch (part.kind) {
    case 'letterhead':
      writeLetterhead(writer, parent, part)
      return
    case 'note':
      writeBarred(writer, parent, part.paragraphs, part.title)
      return
    case 'quote':
      writeBarred(writer, parent, [part.text], '', part.source)
      return
    case 'entry':
      writeEntry(writer, parent, part)
      return
    case 'proof':
      writer.keep(40)
      for (const text of part.lines) {
        writer.element(parent, 'P', () => {
          writer.write([{ text }], { size: 8.5, lineGap: 1.5 })
        })
      }
      writer.space(8)
      return
    case 'signed':
      writeSigned(writer, parent, part)
      return
    case 'signatures':
      writeSignatures(writer, parent, part)
      return
    case 'blank':
      writeBlank(writer, part.lines)
  }
}

function writeLetterhead(
  writer: PageWriter,
  parent: Element,
  { left, right }: Extract<Part, { kind: 'letterhead' }>
): void {
  const { doc } = writer
  const top = doc.y
  const half = PAGE.width / 2 - 10
  const column = (lines: readonly string[], x: number, first: object) => {
    doc.y = top
    lines.forEach((text, index) => {
      writer.element(parent, 'P', () => {
        writer.write([{ text, ...(index === 0 && first) }], { ...small, x, width: half })
      })
    })
    return doc.y
  }
  const ends = [column(left, PAGE.left, { strong: true }), column(right, PAGE.left + half + 20, {})]
  doc.y = Math.max(...ends) + 8
  const { y } = doc
  writer.ornament(() => {
    doc.moveTo(PAGE.left, y).lineTo(PAGE.right, y).lineWidth(2).stroke(COLOURS.accent)
  })
  doc.y = y + 18
}

const INDENT = 14

/** Paragraphs with a bar at their left; the bar is drawn on each page they touch. */
function writeBarred(
  writer: PageWriter,
  parent: Element,
  paragraphs: readonly string[],
  title: string,
  source = ''
): void {
  const style = { x: PAGE.left + INDENT, width: PAGE.width - INDENT }
  const lines = [
    { text: title, style: { ...style, weight: 'bold' as const } },
    ...paragraphs.map((text) => ({ text, style })),
    { text: source, style: { ...style, ...small, colour: COLOURS.soft } }
  ].filter(({ text }) => text !== '')
  for (const { text, style: own } of lines) {
    const height = writer.heightOf(text, own)
    if (height < PAGE.bottom - PAGE.top) writer.keep(height)
    const top = writer.doc.y
    const page = writer.doc.page
    writer.element(parent, 'P', () => {
      writer.write([{ text }], own)
    })
    writer.space(3)
    const bottom = writer.doc.y
    if (writer.doc.page !== page) continue
    writer.ornament(() => {
      writer.doc.rect(PAGE.left, top - 1, 3, bottom - top).fill(COLOURS.accent)
    })
  }
  writer.space(7)
}

const MARGIN = 74

/** One line of minutes: its hour and number in the margin. */
function writeEntry(
  writer: PageWriter,
  parent: Element,
  { margin, runs }: Extract<Part, { kind: 'entry' }>
): void {
  writer.keep(36)
  writer.element(parent, 'P', () => {
    const top = writer.doc.y
    for (const text of margin) {
      writer.write([{ text }], { ...small, size: 8.5, colour: COLOURS.soft, width: MARGIN - 8 })
    }
    const afterMargin = writer.doc.y
    writer.doc.y = top
    const page = writer.doc.page
    writer.write(runs, { x: PAGE.left + MARGIN, width: PAGE.width - MARGIN })
    if (writer.doc.page === page) writer.doc.y = Math.max(writer.doc.y, afterMargin)
  })
  writer.space(6)
}

function writeSigned(
  writer: PageWriter,
  parent: Element,
  { name, quality, statement }: Extract<Part, { kind: 'signed' }>
): void {
  writer.space(10)
  writer.keep(70)
  const place = { x: PAGE.left + PAGE.width * 0.42, width: PAGE.width * 0.58 }
  const lines = [
    { text: name, style: { ...place, size: 14, weight: 'bold' as const } },
    { text: quality, style: place },
    { text: statement, style: { ...place, ...small, colour: COLOURS.soft } }
  ]
  for (const { text, style } of lines.filter((one) => one.text !== '')) {
    writer.element(parent, 'P', () => {
      writer.write([{ text }], style)
    })
  }
  writer.space(12)
}

const BOX = 92

function writeSignatures(
  writer: PageWriter,
  parent: Element,
  { people }: Extract<Part, { kind: 'signatures' }>
): void {
  const { doc } = writer
  const width = PAGE.width / 2 - 8
  for (let index = 0; index < people.length; index += 2) {
    writer.keep(BOX + 12)
    const top = doc.y
    people.slice(index, index + 2).forEach(({ name, quality, note }, column) => {
      const x = PAGE.left + column * (width + 16)
      writer.ornament(() => {
        doc.rect(x, top, width, BOX).lineWidth(0.6).stroke(COLOURS.line)
      })
      doc.y = top + 8
      writer.element(parent, 'P', () => {
        const style = { ...small, x: x + 10, width: width - 20 }
        writer.write([{ text: name, strong: true }], { ...style, size: 10 })
        writer.write([{ text: quality }], style)
        if (note) writer.write([{ text: note }], { ...style, colour: COLOURS.soft })
      })
    })
    doc.y = top + BOX + 12
  }
}

const RULE = 20

function writeBlank(writer: PageWriter, lines: number): void {
  const { doc } = writer
  for (let index = 0; index < lines; index++) {
    writer.keep(RULE)
    const y = doc.y + RULE - 4
    writer.ornament(() => {
      doc.moveTo(PAGE.left, y).lineTo(PAGE.right, y).lineWidth(0.5).stroke(COLOURS.line)
    })
    doc.y += RULE
  }
  writer.space(6)
}
