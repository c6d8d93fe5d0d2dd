import { BODY, COLOURS, PAGE, type Element, type PageWriter } from '../page-writer.ts'
import type { Part } from '../part.ts'

type TextPart = Extract<
  Part,
  {
    kind: 'title' | 'section' | 'heading' | 'subsection' | 'paragraph' | 'text' | 'list' | 'action'
  }
>

/** Titles, paragraphs and lists. */
export function writeText(writer: PageWriter, parent: Element, part: TextPart): void {
  switch (part.kind) {
    case 'title':
      writeTitle(writer, parent, part)
      return
    case 'section':
    case 'heading': {
      const runs = part.kind === 'section' ? [{ text: part.text }] : part.runs
      writer.space(10)
      writer.keep(70)
      writer.element(parent, 'H2', () => {
        writer.write(runs, { size: 14, weight: 'bold', colour: COLOURS.accent })
      })
      writer.space(4)
      return
    }
    case 'subsection':
      writer.space(6)
      writer.keep(50 + (part.room ?? 0))
      writer.element(parent, 'H3', () => {
        writer.write([{ text: part.text }], { size: 11, weight: 'bold' })
      })
      writer.space(2)
      return
    case 'paragraph':
      writer.keep(30)
      writer.element(parent, 'P', () => {
        writer.write(part.runs)
      })
      writer.space(6)
      return
    case 'text':
      // A strong text is the title of what follows it.
      writer.keep(part.strong ? 110 : part.soft ? 20 : 30)
      writer.element(parent, 'P', () => {
        writer.write(
          [{ text: part.text, ...(part.strong && { strong: true }) }],
          part.soft ? { size: 9, colour: COLOURS.soft } : {}
        )
      })
      writer.space(part.soft ? 4 : 6)
      return
    case 'list':
      writeList(writer, parent, part)
      return
    case 'action':
      if (part.url === null) return
      writer.keep(30)
      writer.element(parent, 'P', () => {
        writer.write([{ text: part.label, strong: true }, { text: ` ${part.url ?? ''}` }])
      })
      writer.space(6)
  }
}

function writeTitle(
  writer: PageWriter,
  parent: Element,
  { text, over, under }: Extract<Part, { kind: 'title' }>
): void {
  const small = { size: 9.5, colour: COLOURS.soft }
  writer.space(4)
  if (over) {
    writer.element(parent, 'P', () => {
      writer.write([{ text: over }], small)
    })
    writer.space(3)
  }
  writer.element(parent, 'H1', () => {
    writer.write([{ text }], { size: 22, weight: 'bold', lineGap: 1 })
  })
  writer.space(4)
  if (under) {
    writer.element(parent, 'P', () => {
      writer.write([{ text: under }], { size: 11.5, colour: COLOURS.soft })
    })
  }
  writer.space(8)
}

const BULLET = 14

function writeList(
  writer: PageWriter,
  parent: Element,
  { items }: Extract<Part, { kind: 'list' }>
): void {
  writer.group(parent, 'L', (list) => {
    for (const runs of items) {
      writer.keep(24)
      writer.group(list, 'LI', (item) => {
        const { y } = writer.doc
        writer.element(item, 'Lbl', () => {
          writer.write([{ text: '•' }], { width: BULLET, size: BODY, colour: COLOURS.accent })
        })
        writer.doc.y = y
        writer.element(item, 'LBody', () => {
          writer.write(runs, { x: PAGE.left + BULLET, width: PAGE.width - BULLET })
        })
      })
      writer.space(3)
    }
  })
  writer.space(4)
}
