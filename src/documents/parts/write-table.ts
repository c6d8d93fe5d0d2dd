import { COLOURS, PAGE, type Element, type PageWriter, type Style } from '../page-writer.ts'
import type { Cell, Part } from '../part.ts'

type Table = Extract<Part, { kind: 'table' }>

interface Column {
  x: number
  width: number
  align: 'left' | 'right'
}

const GAP = 10
const ABOVE = 4
const BELOW = 5
const CELL: Style = { size: 9.5, lineGap: 1.5 }
const UNDER: Style = { size: 9, lineGap: 1.5, colour: COLOURS.soft }
const HEAD: Style = { size: 8.5, lineGap: 1, colour: COLOURS.soft }
const TALLEST = PAGE.bottom - PAGE.top

/** A table whose rows never part between two pages; its head is drawn again on each page, and read once. */
export function writeTable(writer: PageWriter, parent: Element, table: Table): void {
  const columns = columnsOf(table)
  const head = table.head.map((text) => ({ text }))
  writer.group(parent, 'Table', (element) => {
    if (table.caption) {
      writer.keep(80)
      writer.element(element, 'Caption', () => {
        writer.write([{ text: table.caption }], { size: 9, colour: COLOURS.soft })
      })
      writer.space(2)
    }
    writer.keep(heightOfRow(writer, columns, head, HEAD) + 30)
    writeRow(writer, element, columns, head, { head: true })
    for (const row of table.rows) writeBodyRow(writer, element, columns, head, row)
    if (table.total) writeBodyRow(writer, element, columns, head, table.total, COLOURS.ink)
  })
  writer.space(8)
}

/** Two columns, the first of labels: shown and read as such. */
export function writeFacts(
  writer: PageWriter,
  parent: Element,
  { rows }: Extract<Part, { kind: 'facts' }>
): void {
  const columns = columnsOf({ widths: [30, 70] })
  writer.group(parent, 'Table', (element) => {
    for (const { label, value } of rows) {
      const cells = [{ text: label }, { text: value, strong: true }]
      const height = heightOfRow(writer, columns, cells, CELL)
      writer.keep(Math.min(height, TALLEST))
      writeRow(writer, element, columns, cells, { soft: true })
      line(writer, COLOURS.line)
    }
  })
  writer.space(8)
}

function writeBodyRow(
  writer: PageWriter,
  element: Element,
  columns: readonly Column[],
  head: readonly Cell[],
  row: readonly Cell[],
  colour = COLOURS.line
): void {
  const height = heightOfRow(writer, columns, row, CELL)
  if (height > TALLEST - 40) {
    writeStacked(writer, element, row)
    return
  }
  if (writer.doc.y + height > PAGE.bottom) {
    writer.doc.addPage()
    writer.ornament(() => {
      drawCells(writer, columns, head, HEAD)
    })
  }
  line(writer, colour)
  writeRow(writer, element, columns, row, {})
}

/** Taller than a page: its cells one under another, so that nothing is cut. */
function writeStacked(writer: PageWriter, element: Element, row: readonly Cell[]): void {
  line(writer, COLOURS.line)
  writer.group(element, 'TR', (tr) => {
    for (const { text, under, strong } of row) {
      writer.element(tr, 'TD', () => {
        writer.write([{ text, ...(strong && { strong }) }], { size: 9.5 })
        if (under) writer.write([{ text: under }], UNDER)
      })
      writer.space(3)
    }
  })
}

function writeRow(
  writer: PageWriter,
  element: Element,
  columns: readonly Column[],
  cells: readonly Cell[],
  { head = false, soft = false }: { head?: boolean; soft?: boolean }
): void {
  const style = head ? HEAD : CELL
  const top = writer.doc.y
  const height = heightOfRow(writer, columns, cells, style)
  writer.group(element, 'TR', (tr) => {
    cells.forEach((cell, index) => {
      const column = columns[index]
      if (!column) return
      const isHead = head || index === 0
      const scope = head ? ('Column' as const) : ('Row' as const)
      writer.doc.y = top + ABOVE
      const own = soft && index === 0 ? { ...style, ...HEAD, size: 9.5 } : style
      writer.group(
        tr,
        isHead ? 'TH' : 'TD',
        (td) => {
          for (const write of linesOf(writer, column, cell, own)) writer.element(td, 'P', write)
        },
        isHead ? { scope } : {}
      )
    })
  })
  writer.doc.y = top + height
}

function drawCells(
  writer: PageWriter,
  columns: readonly Column[],
  cells: readonly Cell[],
  style: Style
): void {
  const top = writer.doc.y
  cells.forEach((cell, index) => {
    const column = columns[index]
    if (!column) return
    writer.doc.y = top + ABOVE
    for (const write of linesOf(writer, column, cell, style)) write()
  })
  writer.doc.y = top + heightOfRow(writer, columns, cells, style)
}

function linesOf(writer: PageWriter, column: Column, cell: Cell, style: Style): (() => void)[] {
  const { text, strong, under } = cell
  const main = () => {
    writer.write([{ text, ...(strong && { strong }) }], { ...style, ...column })
  }
  const below = () => {
    writer.write([{ text: under ?? '' }], { ...UNDER, ...column })
  }
  return [...(text ? [main] : []), ...(under ? [below] : [])]
}

function heightOfRow(
  writer: PageWriter,
  columns: readonly Column[],
  cells: readonly Cell[],
  style: Style
): number {
  const heights = cells.map(({ text, strong, under = '' }, index) => {
    const width = columns[index]?.width ?? 0
    const weight = strong ? 'bold' : 'regular'
    return (
      writer.heightOf(text, { ...style, width, weight }) +
      writer.heightOf(under, { ...UNDER, width })
    )
  })
  return Math.max(...heights) + ABOVE + BELOW
}

function columnsOf({ widths, figures = [] }: Pick<Table, 'widths' | 'figures'>): Column[] {
  const sum = widths.reduce((a, b) => a + b, 0)
  const room = PAGE.width - GAP * (widths.length - 1)
  let x = PAGE.left
  return widths.map((share, index) => {
    const width = (room * share) / sum
    const column: Column = { x, width, align: figures.includes(index) ? 'right' : 'left' }
    x += width + GAP
    return column
  })
}

function line(writer: PageWriter, colour: string): void {
  const { y } = writer.doc
  writer.ornament(() => {
    writer.doc.moveTo(PAGE.left, y).lineTo(PAGE.right, y).lineWidth(0.6).stroke(colour)
  })
}
