import type { AnyStateNode } from 'xstate'
import { canonical, digest } from '../canonical.ts'
import { structuralHash } from '../structure.ts'
import type { ChartDefinition, ChartLabels } from '../types.ts'
import { arrowsOf } from './arrows.ts'
import { byName, type Arrow, type Box, type Row } from './box.ts'
import { gathered } from './gather.ts'
import { childrenOf, initialLeaves, pathOf } from './nodes.ts'

/** Whose words a drawing uses. */
export type Audience = 'staff' | 'candidate' | 'ahead'

/** Whose drawing it is. */
export interface Reader {
  language: string
  audience: Audience
  /** roles whose moves are worded; of the others only who they are is said. All are, unless told. */
  own?: readonly string[]
}

export interface Diagram {
  /** of structure and words: a drawing made of another one is out of date */
  hash: string
  root: Box
  arrows: Arrow[]
  /** leaf states in which an instance begins */
  initial: string[]
}

/** Bumped when the same chart would be drawn otherwise. */
const STYLE = 2

/** The chart as boxes and arrows, in the words of one language and audience. */
export function diagramOf(chart: ChartDefinition, reader: Reader): Diagram {
  const { language, audience, own } = reader
  const labels = chart.labels[language]
  if (!labels) throw new Error(`${chart.name} has no words in ${language}.`)
  const root = gathered(boxOf(chart.machine.root, labels, audience), chart.machine.root)
  const arrows = arrowsOf(chart, root, labels, own)
  const words = [labels.states, labels.events, labels.delays, labels.roles]
  return {
    hash: digest(canonical([STYLE, structuralHash(chart), words, audience, own])).slice(0, 32),
    root,
    arrows,
    initial: initialLeaves(chart.machine.root)
  }
}

function boxOf(node: AnyStateNode, labels: ChartLabels, audience: Audience): Box {
  const path = pathOf(node)
  const name = labels.states[path]?.[audience] ?? ''
  const children = childrenOf(node)
  const rowOf = (leaf: AnyStateNode): Row => ({
    paths: [pathOf(leaf)],
    name: labels.states[pathOf(leaf)]?.[audience] ?? pathOf(leaf),
    final: leaf.type === 'final'
  })
  const card = (rows: Row[]): Box => ({ path, covers: [path], name, rows, children: [], notes: [] })
  if (children.length === 0) return card([rowOf(node)])
  const flat = children.every((child) => childrenOf(child).length === 0)
  if (flat && path !== '' && children.length <= 7) {
    const covers = [path, ...children.map(pathOf)]
    return { ...card(byName(children.map(rowOf))), covers }
  }
  const inner = children.map((child) => boxOf(child, labels, audience))
  return { path, covers: [path], name, rows: [], children: inner, notes: [] }
}
