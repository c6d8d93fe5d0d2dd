import { boxesOf, type Arrow, type Box, type Way } from './box.ts'
import type { Diagram } from './diagram.ts'
import { ROOT_OPTIONS, type ElkEdge, type ElkNode, type Placer } from './elk.ts'
import { widthOf, wrap } from './wrap.ts'

export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

export interface Point {
  x: number
  y: number
}

/** A line of text in a box: what it is, where its baseline is, and for a row the states it counts. */
export interface Line {
  kind: 'title' | 'row' | 'note'
  text: string
  /** from the top of the box */
  y: number
  clock?: boolean
  /** on the first line of a row */
  paths?: string[]
  final?: boolean
}

/** A diagram with places, in px from the top left: all that is needed to draw it. */
export interface Layout {
  hash: string
  width: number
  height: number
  boxes: (Rectangle & { path: string; frame: boolean; initial: boolean; lines: Line[] })[]
  arrows: {
    from: string
    to: string
    points: Point[]
    labels: (Rectangle & { lines: string[]; clock: boolean })[]
  }[]
}

const ROOT = 'root'
const GAP = 24
/** letters to a line */
const LETTERS = 22
const FRAME_LETTERS = 60
const LABEL_LETTERS = 15
const LABELS = 3
const NAME = 19
const SMALL = 15

/** Places every box and arrow; the same diagram gives the same layout. Boxes without any arrow stand below the others. */
export async function layoutOf(diagram: Diagram, placer: Placer): Promise<Layout> {
  const { root, arrows, hash, initial } = diagram
  const all = boxesOf(root)
  const order = new Map(all.map(({ path }, n) => [path, n]))
  const goesBack = ({ from, to }: Arrow) => (order.get(to) ?? 0) < (order.get(from) ?? 0)
  const apart = root.children.filter((box) => isApart(box, arrows))
  const graph: ElkNode = {
    ...elkNode({ ...root, children: root.children.filter((box) => !apart.includes(box)) }),
    id: ROOT,
    layoutOptions: { ...ROOT_OPTIONS, 'elk.padding': '[top=10,left=2,bottom=2,right=2]' },
    edges: arrows.map((arrow) => elkEdge(arrow, goesBack(arrow)))
  }
  const placed = await placer.layout(graph)
  const places = new Map<string, ElkNode>()
  collect(placed, places)
  let { width = 0, height = 0 } = placed
  for (const [n, box] of apart.entries()) {
    const node = elkNode(box)
    if (n === 0) height += GAP
    places.set(node.id, { ...node, x: 2, y: height })
    width = Math.max(width, 4 + (node.width ?? 0))
    height += (node.height ?? 0) + GAP
  }
  return beginningLeft({
    hash,
    ...{ width: Math.ceil(width), height: Math.ceil(height) },
    boxes: all
      .filter(({ path }) => path !== '')
      .map((box) => ({
        ...{ path: box.path, ...rectangle(places.get(idOf(box.path))) },
        ...{ frame: box.rows.length === 0, lines: linesOf(box) },
        initial: box.rows.length > 0 && initial.some((path) => box.covers.includes(path))
      })),
    arrows: arrows.map((arrow, n) => arrowOf(arrow, placed.edges?.[n], goesBack(arrow)))
  })
}

/** A small screen shows the left of a drawing first: where things begin belongs there, so that others are mirrored. */
function beginningLeft(layout: Layout): Layout {
  const start = layout.boxes.find(({ initial }) => initial)
  if (!start || start.x + start.width / 2 <= layout.width / 2) return layout
  const mirrored = <Placed extends Rectangle>(one: Placed): Placed => ({
    ...one,
    x: Math.round((layout.width - one.x - one.width) * 10) / 10
  })
  return {
    ...layout,
    boxes: layout.boxes.map(mirrored),
    arrows: layout.arrows.map((arrow) => ({
      ...arrow,
      points: arrow.points.map(({ x, y }) => rounded({ x: layout.width - x, y })),
      labels: arrow.labels.map(mirrored)
    }))
  }
}

function isApart(box: Box, arrows: readonly Arrow[]): boolean {
  const inside = new Set(boxesOf(box).map(({ path }) => path))
  return box.rows.length > 0 && !arrows.some(({ from, to }) => inside.has(from) || inside.has(to))
}

/** Everything a box says, line by line: its name, its states, what leads out of it without an arrow. */
function linesOf({ name, rows, notes }: Box): Line[] {
  const lines: Line[] = []
  let y = 6
  const say = (text: string, line: Omit<Line, 'text' | 'y'>, letters: number, height: number) => {
    for (const [n, part] of wrap(text, letters, 4).entries()) {
      y += height
      lines.push(n === 0 ? { ...line, text: part, y } : { kind: line.kind, text: part, y })
    }
  }
  const [only] = rows
  const single = rows.length === 1 && only !== undefined
  if (single) say(name || only.name, { kind: 'title', ...countOf(only) }, LETTERS, NAME)
  else if (name !== '')
    say(name, { kind: 'title' }, rows.length === 0 ? FRAME_LETTERS : LETTERS, NAME)
  if (!single) {
    for (const row of rows) {
      y += 4
      say(shortened(row.name, name), { kind: 'row', ...countOf(row) }, LETTERS + 3, SMALL)
    }
  }
  for (const { clock, text, target } of notes) {
    if (text === '') continue
    y += 4
    say(
      `${text} → ${target}`,
      { kind: 'note', clock },
      rows.length === 0 ? FRAME_LETTERS : LETTERS + 3,
      SMALL
    )
  }
  return lines
}

function countOf({ paths, final }: Box['rows'][number]): Pick<Line, 'paths' | 'final'> {
  return { paths, final }
}

/** « Recevabilité, en retard » under « Recevabilité » is « en retard ». */
function shortened(row: string, title: string): string {
  if (title === '' || row === title || !row.startsWith(title)) return row
  return row.slice(title.length).replace(/^\s?[,:;] ?/u, '')
}

function heightOf(lines: readonly Line[]): number {
  return (lines.at(-1)?.y ?? 18) + 12
}

function widthOfLines(lines: readonly Line[]): number {
  return Math.max(
    ...lines.map(
      ({ kind, text }) => widthOf(text, kind === 'title' ? 14 : 12) + (kind === 'note' ? 18 : 40)
    )
  )
}

function elkNode(box: Box): ElkNode {
  const lines = linesOf(box)
  const id = idOf(box.path)
  if (box.rows.length > 0) {
    return { id, width: Math.max(130, widthOfLines(lines) + 24), height: heightOf(lines) }
  }
  const top = lines.length === 0 ? 14 : heightOf(lines) + 4
  const layoutOptions = {
    'elk.padding': `[top=${top},left=16,bottom=16,right=16]`,
    'elk.nodeSize.constraints': 'MINIMUM_SIZE',
    'elk.nodeSize.minimum': `(${lines.length === 0 ? 0 : widthOfLines(lines) + 24},0)`
  }
  return { id, children: box.children.map(elkNode), layoutOptions }
}

/** What goes back is placed as if it came, so that the drawing runs as the chart is written. */
function elkEdge({ from, to, ways }: Arrow, back: boolean): ElkEdge {
  const labels = labelsOf(ways).map((label) => ({ text: label.lines.join(' '), ...sizeOf(label) }))
  const [source, target] = back ? [to, from] : [from, to]
  return { id: `${from} ${to}`, sources: [idOf(source)], targets: [idOf(target)], labels }
}

/** At most a few labels to an arrow; how many more there are is said, and the list says which. */
function labelsOf(ways: readonly Way[]): { lines: string[]; clock: boolean }[] {
  const worded = ways.filter(({ text }) => text !== '')
  const shown = worded.length > LABELS + 1 ? worded.slice(0, LABELS) : worded
  const labels = shown.map(({ clock, text }) => ({ lines: wrap(text, LABEL_LETTERS, 4), clock }))
  const more = worded.length - shown.length
  return more > 0 ? [...labels, { lines: [`+ ${more}`], clock: false }] : labels
}

function sizeOf({ lines, clock }: { lines: string[]; clock: boolean }): {
  width: number
  height: number
} {
  const width = Math.max(...lines.map((line) => widthOf(line))) + (clock ? 18 : 0) + 4
  return { width, height: lines.length * SMALL + 2 }
}

function arrowOf(
  { from, to, ways }: Arrow,
  edge: ElkEdge | undefined,
  back: boolean
): Layout['arrows'][number] {
  const section = edge?.sections?.[0]
  const placed = section
    ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(rounded)
    : []
  const labels = labelsOf(ways).map((label, n) => ({ ...rectangle(edge?.labels?.[n]), ...label }))
  return { from, to, points: back ? placed.reverse() : placed, labels }
}

function collect(node: ElkNode, places: Map<string, ElkNode>): void {
  places.set(node.id, node)
  for (const child of node.children ?? []) collect(child, places)
}

function rectangle({ x = 0, y = 0, width = 0, height = 0 }: Partial<Rectangle> = {}): Rectangle {
  return { ...rounded({ x, y }), width: Math.round(width), height: Math.round(height) }
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }
}

function idOf(path: string): string {
  return path === '' ? ROOT : path
}
