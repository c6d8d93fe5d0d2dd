import type { Row, Target } from './row.ts'

const HEAD = ['work', 'ours', 'limit', 'ratio', 'target', 'spread', '']

/** The table as text, one line for each work; what misses its target is marked. */
export function printTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.work,
    `${figure(row.ours)} ${row.unit}`,
    row.limit === null ? '–' : `${figure(row.limit)} ${row.unit}`,
    row.ratio === null ? '–' : row.ratio.toFixed(2),
    targetWords(row.target, row.unit),
    row.runs > 1 ? `±${Math.round(row.spread * 50)} %` : '–',
    row.ok ? 'ok' : 'MISS'
  ])
  const all = [HEAD, ...cells]
  const widths = HEAD.map((_, at) => Math.max(...all.map((line) => line[at]?.length ?? 0)))
  const lines = all.map((line) =>
    line
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  )
  const notes = rows.flatMap(({ work, note }) => (note ? [`  ${work}: ${note}`] : []))
  return [...lines, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n')
}

function targetWords({ of, sense, value }: Target, unit: string): string {
  return `${sense === 'least' ? '≥' : '≤'} ${value}${of === 'ours' ? ` ${unit}` : ''}`
}

function figure(value: number): string {
  if (value >= 100) return String(Math.round(value))
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
