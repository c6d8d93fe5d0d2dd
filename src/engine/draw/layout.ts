import type { Arrow, Box, Diagram, Way } from './diagram.ts'
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

/** A diagram with places, in px from the top left: all that is needed to draw it. */
export interface Layout {
  hash: string
  width: number
  height: number
  boxes: (Rectangle & {
    path: string
    lines: string[]
    group: boolean
    final: boolean
    initial: boolean
    notes: string[]
  })[]
  arrows: {
    from: string
    to: string
    points: Point[]
    labels: (Rectangle & { lines: string[]; clock: boolean })[]
  }[]
}

/** The part of ELK's JSON that is used here; https://eclipse.dev/elk/documentation/tooldevelopers/graphdatastructure/jsonformat.html */
export interface ElkNode {
  id: string
  x?: number
  y?: number
  width?: number
  height?: number
  children?: ElkNode[]
  edges?: ElkEdge[]
  layoutOptions?: Record<string, string>
}
export interface ElkEdge {
  id: string
  sources: string[]
  targets: string[]
  labels?: (Partial<Rectangle> & { text: string })[]
  sections?: { startPoint: Point; endPoint: Point; bendPoints?: Point[] }[]
}

/** Whatever places boxes and arrows; ELK in the command that draws, nothing at run time. */
export interface Placer {
  layout(graph: ElkNode): Promise<ElkNode>
}

const LINE = 16
const ROOT = 'root'
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.randomSeed': '1'
}

/** Places every box and arrow; the same diagram gives the same layout. */
export async function layoutOf(diagram: Diagram, placer: Placer): Promise<Layout> {
  const graph: ElkNode = {
    ...elkNode(diagram.root),
    id: ROOT,
    layoutOptions: { ...OPTIONS, 'elk.padding': padding(diagram.root) },
    edges: diagram.arrows.map(elkEdge)
  }
  const placed = await placer.layout(graph)
  const places = new Map<string, ElkNode>()
  collect(placed, places)
  return {
    hash: diagram.hash,
    width: Math.ceil(placed.width ?? 0),
    height: Math.ceil(placed.height ?? 0),
    boxes: boxesOf(diagram.root, places, new Set(diagram.initial)).filter(
      ({ path }) => path !== ''
    ),
    arrows: diagram.arrows.map((arrow, n) => arrowOf(arrow, placed.edges?.[n]))
  }
}

function elkNode(box: Box): ElkNode {
  if (box.children.length === 0) return { id: idOf(box.path), ...leafSize(box) }
  const layoutOptions = {
    'elk.padding': padding(box),
    'elk.nodeSize.constraints': 'MINIMUM_SIZE',
    'elk.nodeSize.minimum': `(${noteWidth(box)},0)`
  }
  return { id: idOf(box.path), children: box.children.map(elkNode), layoutOptions }
}

function leafSize(box: Box): { width: number; height: number } {
  const lines = nameLines(box)
  const notes = box.notes.flatMap((note) => noteText(note))
  const named = Math.max(120, ...lines.map((line) => widthOf(line, 14))) + 44
  const width = Math.max(named, ...notes.map((note) => widthOf(note) + 28))
  return { width, height: 34 + lines.length * 18 + notes.length * LINE }
}

function nameLines(box: Box): string[] {
  return wrap(box.name === '' ? (box.path.split('.').at(-1) ?? '') : box.name, 22, 3)
}

/** What a box says of itself under or beside its name, by line. */
function noteLines(box: Box): string[] {
  const named = box.children.length === 0 || box.name === '' ? [] : [box.name]
  return [...named, ...new Set(box.notes.flatMap(noteText))]
}

function noteText({ clock, text, target }: Way): string[] {
  if (text === '') return []
  const [first = '', ...rest] = wrap(`${text} → ${target}`, 44, 2)
  return [`${clock ? '◷' : '↳'} ${first}`, ...rest.map((line) => `   ${line}`)]
}

function noteWidth(box: Box): number {
  return Math.max(0, ...noteLines(box).map((line) => widthOf(line))) + 28
}

function padding(box: Box): string {
  return `[top=${20 + noteLines(box).length * LINE},left=18,bottom=18,right=18]`
}

function elkEdge({ from, to, ways }: Arrow): ElkEdge {
  const labels = ways
    .filter(({ text }) => text !== '')
    .map((way) => ({ text: way.text, ...labelSize(way) }))
  return { id: `${from} ${to}`, sources: [idOf(from)], targets: [idOf(to)], labels }
}

function labelLines({ text }: Way): string[] {
  return wrap(text, 24, 3)
}

function labelSize(way: Way): { width: number; height: number } {
  const lines = labelLines(way)
  return {
    width: Math.max(...lines.map((line) => widthOf(line))) + (way.clock ? 18 : 0),
    height: lines.length * LINE
  }
}

function boxesOf(
  box: Box,
  places: ReadonlyMap<string, ElkNode>,
  initial: ReadonlySet<string>
): Layout['boxes'] {
  const group = box.children.length > 0
  return [
    {
      path: box.path,
      ...rectangle(places.get(idOf(box.path))),
      lines: group ? [] : nameLines(box),
      notes: noteLines(box),
      group,
      final: box.final,
      initial: initial.has(box.path)
    },
    ...box.children.flatMap((child) => boxesOf(child, places, initial))
  ]
}

function arrowOf({ from, to, ways }: Arrow, edge: ElkEdge | undefined): Layout['arrows'][number] {
  const section = edge?.sections?.[0]
  const points = section
    ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]
    : []
  const worded = ways.filter(({ text }) => text !== '')
  const labels = worded.map((way, n) => ({
    ...rectangle(edge?.labels?.[n]),
    lines: labelLines(way),
    clock: way.clock
  }))
  return { from, to, points: points.map(rounded), labels }
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
