/** Characters that XML 1.0 cannot hold: one of them and no spreadsheet opens the file. */
// eslint-disable-next-line no-control-regex
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** What one cell holds in a workbook, by the format's own limit. */
const LONGEST = 32_767

/**
 * Rows as an XLSX workbook of one sheet, its first line in bold and always in sight. A text is written as a text
 * whatever it begins with: no cell of it can be run as a formula.
 */
export async function xlsxOf(
  sheet: string,
  [head = [], ...rows]: readonly (readonly (string | number)[])[]
): Promise<Buffer> {
  // loaded with the first workbook: a start does not wait for it
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const cells = rows.map((row) => row.map(cellOf))
  const bold = head.map((text) => ({ ...cellOf(text), fontWeight: 'bold' as const }))
  const columns = head.map((text) => ({ width: Math.max(12, String(text).length + 2) }))
  const options = { sheet, columns, stickyRowsCount: 1 }
  return writeExcelFile([bold, ...cells], options).toBuffer()
}

function cellOf(value: string | number) {
  return typeof value === 'number'
    ? { value, type: Number }
    : { value: value.replace(UNWRITABLE, '').slice(0, LONGEST), type: String }
}
