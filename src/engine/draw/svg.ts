import type { Layout } from './layout.ts'

/** What a page knows beside the chart. */
export interface Marks {
  /** texts that an accessible drawing needs: its name, and where the same is said in words */
  title: string
  description: string
  /** leaf path → instances there, and how many of them are late */
  counts?: Readonly<Record<string, { count: number; late: number }>>
  /** leaf paths of the one instance that is shown */
  here?: readonly string[]
}

/**
 * The drawing as SVG. It has classes and no styles, so that the sheet of the pages decides how it looks
 * and a strict content policy lets it through: `outer`, `st`, `on`, `here`, `late`, `ar`, `lb`, `nm`, `ct`, `clk`.
 */
export function svgOf({ width, height, boxes, arrows }: Layout, marks: Marks): string {
  const groups = boxes.filter(({ group }) => group).map(groupSvg)
  const leaves = boxes.filter(({ group }) => !group).map((box) => leafSvg(box, marks))
  const id = 'chart'
  return [
    `<svg class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-t ${id}-d" xmlns="http://www.w3.org/2000/svg">`,
    `<title id="${id}-t">${escaped(marks.title)}</title><desc id="${id}-d">${escaped(marks.description)}</desc>`,
    `<defs><marker id="${id}-tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="tip" d="M0 1 9 5 0 9Z"/></marker>`,
    `<symbol id="${id}-clk" viewBox="0 0 24 24"><circle cx="12" cy="12" r="10"/><path d="M12 6v6l4 2"/></symbol></defs>`,
    ...groups,
    ...arrows.map((arrow) => arrowSvg(arrow, id)),
    ...leaves,
    '</svg>'
  ].join('\n')
}

function groupSvg({ x, y, width, height, notes }: Layout['boxes'][number]): string {
  const texts = notes.map((note, n) => text('nt', x + 14, y + 20 + n * 16, note)).join('')
  return `<g class="outer"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="12"/>${texts}</g>`
}

function leafSvg(box: Layout['boxes'][number], { counts, here }: Marks): string {
  const { path, x, y, width, height, lines, notes, final, initial } = box
  const { count = 0, late = 0 } = counts?.[path] ?? {}
  const isHere = here?.includes(path) === true
  const classes = ['st', count > 0 && 'on', late > 0 && 'late', isHere && 'here', final && 'end']
  const names = lines.map((line, n) => text('nm', x + 12, y + 24 + n * 18, line)).join('')
  const top = y + 30 + lines.length * 18
  const said = notes.map((note, n) => text('nt', x + 12, top + n * 16, note)).join('')
  const inner = final
    ? `<rect class="ring" x="${x + 3}" y="${y + 3}" width="${width - 6}" height="${height - 6}" rx="6"/>`
    : ''
  const start = initial ? `<circle class="dot" cx="${x}" cy="${y}" r="5"/>` : ''
  const number = counts ? text('ct', x + width - 12, y + 24, String(count)) : ''
  const overdue = late > 0 ? text('lt', x + width - 12, y + height - 9, `◆ ${late}`) : ''
  const current = isHere ? ' aria-current="step"' : ''
  return `<g class="${classes.filter(Boolean).join(' ')}"${current}><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>${inner}${start}${names}${said}${number}${overdue}</g>`
}

function arrowSvg({ points, labels }: Layout['arrows'][number], id: string): string {
  const path = points.map(({ x, y }, n) => `${n === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  const words = labels.map(({ x, y, lines, clock }) => {
    const symbol = clock
      ? `<use class="clk" href="#${id}-clk" x="${x}" y="${y + 2}" width="12" height="12"/>`
      : ''
    return (
      symbol +
      lines.map((line, n) => text('lb', x + (clock ? 16 : 0), y + 12 + n * 16, line)).join('')
    )
  })
  return `<path class="ar" d="${path}" marker-end="url(#${id}-tip)"/>${words.join('')}`
}

function text(className: string, x: number, y: number, content: string): string {
  return `<text class="${className}" x="${x}" y="${y}">${escaped(content)}</text>`
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
