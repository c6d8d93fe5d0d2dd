import type { AnyStateNode, AnyTransitionDefinition } from 'xstate'
import { canonical, digest } from '../canonical.ts'
import { structuralHash } from '../structure.ts'
import type { ChartDefinition, ChartLabels } from '../types.ts'
import { delayOf } from '../xstate.ts'

/** Whose words a drawing uses. */
export type Audience = 'staff' | 'candidate' | 'ahead'

/** A state as a box in a box. */
export interface Box {
  path: string
  /** empty for a state that only holds others */
  name: string
  final: boolean
  children: Box[]
  /** said in the box instead of drawn: what leads from anywhere inside to inside, and what many boxes share */
  notes: Way[]
}

/** What leads from one state to another: an event in words, or the end of a wait. */
export interface Way {
  clock: boolean
  text: string
  to: string
  /** name of where it leads: of its first state, when it only holds others */
  target: string
}

export interface Arrow {
  from: string
  to: string
  ways: Way[]
}

export interface Diagram {
  /** of structure and words: a drawing made of another one is out of date */
  hash: string
  root: Box
  arrows: Arrow[]
  /** leaf states in which an instance begins */
  initial: string[]
}

/** The chart as boxes and arrows, in the words of one language and audience. */
export function diagramOf(chart: ChartDefinition, language: string, audience: Audience): Diagram {
  const labels = chart.labels[language]
  if (!labels) throw new Error(`${chart.name} has no words in ${language}.`)
  const arrows = new Map<string, Arrow>()
  const root = boxOf(chart.machine.root, labels, audience, arrows)
  noteShared(root, arrows)
  const words = [labels.states, labels.events, labels.delays]
  return {
    hash: digest(canonical([structuralHash(chart), words, audience])).slice(0, 32),
    root,
    arrows: [...arrows.values()],
    initial: initialLeaves(chart.machine.root)
  }
}

/** Every leaf box, in the order of the chart. */
export function leafBoxes(box: Box): Box[] {
  return box.children.length === 0 ? [box] : box.children.flatMap(leafBoxes)
}

function boxOf(
  node: AnyStateNode,
  labels: ChartLabels,
  audience: Audience,
  arrows: Map<string, Arrow>
): Box {
  const path = pathOf(node)
  const notes: Way[] = []
  for (const transition of outOf(node)) {
    for (const target of (transition.target ?? []) as readonly AnyStateNode[]) {
      // a history means staying where one is: nothing to draw
      if (target.type === 'history') continue
      const to = pathOf(target)
      const way = { ...wordsOf(transition, labels), to, target: nameOf(target, labels, audience) }
      if (to === path) continue
      if (path === '' || to.startsWith(`${path}.`)) notes.push(way)
      else if (!path.startsWith(`${to}.`)) add(arrows, path, way)
    }
  }
  return {
    path,
    name: labels.states[path]?.[audience] ?? '',
    final: node.type === 'final',
    children: childrenOf(node).map((child) => boxOf(child, labels, audience, arrows)),
    notes
  }
}

/** As many arrows with the same words to the same state, and they are said in their boxes: drawn, they would hide the rest. */
const SHARED = 3

function noteShared(root: Box, arrows: Map<string, Arrow>): void {
  const key = ({ clock, text, to }: Way) => `${clock} ${text} ${to}`
  const count = new Map<string, number>()
  for (const { ways } of arrows.values()) {
    for (const way of ways) count.set(key(way), (count.get(key(way)) ?? 0) + 1)
  }
  const shared = (way: Way) => way.text !== '' && (count.get(key(way)) ?? 0) >= SHARED
  const boxes = new Map<string, Box>()
  rememberBoxes(root, boxes)
  for (const [id, arrow] of arrows) {
    boxes.get(arrow.from)?.notes.push(...arrow.ways.filter(shared))
    arrow.ways = arrow.ways.filter((way) => !shared(way))
    if (arrow.ways.length === 0) arrows.delete(id)
  }
}

/** Every box by its path. */
export function rememberBoxes(box: Box, boxes: Map<string, Box>): void {
  boxes.set(box.path, box)
  for (const child of box.children) rememberBoxes(child, boxes)
}

function add(arrows: Map<string, Arrow>, from: string, way: Way): void {
  const key = `${from} ${way.to}`
  const arrow = arrows.get(key) ?? { from, to: way.to, ways: [] }
  if (!arrow.ways.some(({ text, clock }) => text === way.text && clock === way.clock))
    arrow.ways.push(way)
  arrows.set(key, arrow)
}

function wordsOf(
  { eventType }: AnyTransitionDefinition,
  labels: ChartLabels
): Pick<Way, 'clock' | 'text'> {
  const event = String(eventType ?? '')
  if (event.startsWith('xstate.after.')) {
    const delay = delayOf(event)
    return { clock: true, text: labels.delays[delay] ?? delay }
  }
  if (event === '' || event.startsWith('xstate.')) return { clock: false, text: '' }
  return { clock: false, text: labels.events[event]?.label ?? event }
}

function outOf(node: AnyStateNode): AnyTransitionDefinition[] {
  return [
    ...[...node.transitions.values()].flat(),
    ...(node.always ?? [])
  ] as AnyTransitionDefinition[]
}

function childrenOf(node: AnyStateNode): AnyStateNode[] {
  return (Object.values(node.states) as AnyStateNode[]).filter(({ type }) => type !== 'history')
}

function nameOf(node: AnyStateNode, labels: ChartLabels, audience: Audience): string {
  const first = initialLeaves(node)[0] ?? ''
  return labels.states[pathOf(node)]?.[audience] ?? labels.states[first]?.[audience] ?? pathOf(node)
}

function initialLeaves(node: AnyStateNode): string[] {
  if (node.type === 'parallel') return childrenOf(node).flatMap(initialLeaves)
  const first =
    node.type === 'compound' ? (node.initial.target as readonly AnyStateNode[])[0] : undefined
  return first ? initialLeaves(first) : [pathOf(node)]
}

function pathOf(node: AnyStateNode): string {
  return node.path.join('.')
}
