export interface CsvRow {
  /** Line of the file where the row starts, the header being line 1. */
  line: number
  cells: string[]
}

/**
 * Reads CSV as spreadsheets write it (RFC 4180): quoted cells may hold separators, line ends and
 * doubled quotes. The separator is the semicolon of French spreadsheets when the first line has one,
 * else the comma. A byte-order mark and empty lines are skipped.
 * @throws RangeError when a quote is never closed
 */
export function parseCsv(text: string): CsvRow[] {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const separator = /^[^\n]*;/.test(source) ? ';' : ','
  const rows: CsvRow[] = []
  let row: CsvRow = { line: 1, cells: [] }
  let cell = ''
  let quoted = false
  let line = 1
  const endRow = () => {
    row.cells.push(cell.trim())
    if (row.cells.some((one) => one !== '')) rows.push(row)
    cell = ''
  }
  for (let at = 0; at < source.length; at += 1) {
    const letter = source.charAt(at)
    if (letter === '\n') line += 1
    if (quoted && letter === '"' && source[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (letter === '"' && (quoted || cell.trim() === '')) {
      quoted = !quoted
    } else if (!quoted && letter === separator) {
      row.cells.push(cell.trim())
      cell = ''
    } else if (!quoted && letter === '\n') {
      endRow()
      row = { line, cells: [] }
    } else {
      cell += letter
    }
  }
  if (quoted) throw new RangeError(`A quote opened in the row of line ${row.line} is never closed.`)
  endRow()
  return rows
}
