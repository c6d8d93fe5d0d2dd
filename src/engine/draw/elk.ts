import type { Point, Rectangle } from './layout.ts'

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

export const ROOT_OPTIONS: Readonly<Record<string, string>> = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.spacing.nodeNode': '26',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeLabel': '4',
  'elk.spacing.labelLabel': '2',
  'elk.layered.spacing.nodeNodeBetweenLayers': '18',
  'elk.layered.spacing.edgeNodeBetweenLayers': '10',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
  'elk.layered.edgeLabels.sideSelection': 'SMART_DOWN',
  'elk.randomSeed': '1'
}
