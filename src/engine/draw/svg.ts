import type { Layout, Line } from './layout.ts'

/** What a page knows beside the chart. */
export interface Marks {
  /** of the drawing in its page */
  id: string
  /** texts that an accessible drawing needs: its name, and where the same is said in words */
  title: string
  description: string
  /** leaf path → instances there, and how many of them are late */
  counts?: Readonly<Record<string, { count: number; late: number }>>
  /** leaf paths of the one instance that is shown, and its badge */
  here?: { paths: readonly string[]; badge: string }
  /** leaf paths that may still come; others are drawn faint */
  ahead?: readonly string[]
}

type Box = Layout['boxes'][number]

/**
 * The drawing as SVG. It has classes and no styles, so that the sheet of the pages decides how it looks
 * and a strict content policy lets it through: `outer`, `st`, `on`, `here`, `faint`, `late`, `ar`, `lb`, `nm`, `ro`, `ct`, `clk`.
 */
export function svgOf({ width, height, boxes, arrows }: Layout, marks: Marks): string {
  const { id } = marks
  const frames = boxes.filter(({ frame }) => frame)
  return [
    `<svg class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-t ${id}-d" xmlns="http://www.w3.org/2000/svg">`,
    `<title id="${id}-t">${escaped(marks.title)}</title><desc id="${id}-d">${escaped(marks.description)}</desc>`,
    `<defs><marker id="${id}-tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="tip" d="M0 1 9 5 0 9Z"/></marker>`,
    `<symbol id="${id}-clk" viewBox="0 0 24 24"><circle cx="12" cy="12" r="10"/><path d="M12 6v6l4 2"/></symbol></defs>`,
    ...frames.map(
      ({ x, y, width: w, height: h }) =>
        `<rect class="outer" x="${x}" y="${y}" width="${w}" height="${h}" rx="12"/>`
    ),
    ...arrows.map(({ points }) => arrowSvg(points, id)),
    ...boxes.filter(({ frame }) => !frame).map((box) => cardSvg(box, marks, id)),
    // words over lines
    ...frames.flatMap(({ x, y, lines }) => lines.map((line) => lineSvg(line, x, y, id))),
    ...arrows.flatMap(({ labels }) => labels.map((label) => labelSvg(label, id))),
    '</svg>'
  ].join('\n')
}

function cardSvg(box: Box, { counts, here, ahead }: Marks, id: string): string {
  const { x, y, width, height, lines, initial } = box
  const paths = lines.flatMap((line) => line.paths ?? [])
  const of = (line: Line) => ({
    count: sum(line, (path) => counts?.[path]?.count ?? 0),
    late: sum(line, (path) => counts?.[path]?.late ?? 0)
  })
  const all = lines.map(of)
  const isHere = paths.some((path) => here?.paths.includes(path))
  const isFaint = ahead !== undefined && !isHere && !paths.some((path) => ahead.includes(path))
  const classes = [
    ...[
      'st',
      all.some(({ count }) => count > 0) && 'on',
      all.some(({ late }) => late > 0) && 'late'
    ],
    ...[isHere && 'here', isFaint && 'faint', lines.some(({ final }) => final) && 'end']
  ]
  const said = lines.map((line, n) => {
    const { count, late } = all[n] ?? { count: 0, late: 0 }
    const right = x + width - 12
    const counted = counts && line.paths
    const number = counted
      ? text(count > 0 ? 'ct' : 'ct none', right, y + line.y, String(count))
      : ''
    const overdue = late > 0 ? text('lt', right - 22, y + line.y, `◆ ${late}`) : ''
    const mine =
      here && line.kind === 'row' && line.paths?.some((path) => here.paths.includes(path))
    return (
      (mine ? `<circle class="dot" cx="${x + 7}" cy="${y + line.y - 4}" r="3"/>` : '') +
      lineSvg(line, x, y, id) +
      number +
      overdue
    )
  })
  const start = initial ? `<circle class="dot" cx="${x + 14}" cy="${y}" r="5"/>` : ''
  const badge = isHere && here ? badgeSvg(box, here.badge) : ''
  const current = isHere ? ' aria-current="step"' : ''
  return `<g class="${classes.filter(Boolean).join(' ')}"${current}><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>${start}${said.join('')}${badge}</g>`
}

function badgeSvg({ x, y, width }: Box, words: string): string {
  const wide = words.length * 7 + 18
  const left = x + width - wide - 8
  return `<g class="badge"><rect x="${left}" y="${y - 11}" width="${wide}" height="20" rx="10"/><text x="${left + wide / 2}" y="${y + 3}">${escaped(words)}</text></g>`
}

function lineSvg(
  { kind, text: words, y, clock }: Line,
  left: number,
  top: number,
  id: string
): string {
  const className = { title: 'nm', row: 'ro', note: 'nt' }[kind]
  if (kind !== 'note') return text(className, left + 12, top + y, words)
  const [x, middle] = [left + 12, top + y - 4]
  const symbol = {
    clock: clockSvg(x, middle - 7, id),
    go: `<path class="go" d="M${x} ${middle - 5}v5h9"/>`
  }
  const first = clock === undefined ? '' : clock ? symbol.clock : symbol.go
  return first + text(className, x + 16, top + y, words)
}

function arrowSvg(points: Layout['arrows'][number]['points'], id: string): string {
  const path = points.map(({ x, y }, n) => `${n === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  return `<path class="ar" d="${path}" marker-end="url(#${id}-tip)"/>`
}

function labelSvg(
  { x, y, lines, clock }: Layout['arrows'][number]['labels'][number],
  id: string
): string {
  const words = lines.map((line, n) => text('lb', x + (clock ? 18 : 2), y + 12 + n * 15, line))
  const symbol = clock ? clockSvg(x + 2, y + 1, id) : ''
  return symbol + words.join('')
}

function clockSvg(x: number, y: number, id: string): string {
  return `<use class="clk" href="#${id}-clk" x="${x}" y="${y}" width="12" height="12"/>`
}

function sum({ paths = [] }: Line, of: (path: string) => number): number {
  return paths.reduce((total, path) => total + of(path), 0)
}

function text(className: string, x: number, y: number, content: string): string {
  return `<text class="${className}" x="${x}" y="${y}">${escaped(content)}</text>`
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
