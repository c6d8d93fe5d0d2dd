import type { AnyStateNode } from 'xstate'
import { shapeOf, type Guard } from '../../../src/engine/guards.ts'
import type { ChartDefinition } from '../../../src/engine/types.ts'

/** Every name of a chart that somebody reads, found by walking its machine: nothing here comes from the labels. */
export interface Words {
  /** every state but the root and the regions of a parallel root, by path */
  states: string[]
  events: string[]
  /** every event, and the engine's own lines */
  journal: string[]
  /** names of guards, and `not:<name>` where a chart wants one not to hold */
  guards: string[]
  delays: string[]
  /** who may send an event, and whose move a state is */
  roles: string[]
  /** named by an effect of a transition or of an entry */
  letters: string[]
}

export function wordsOf(chart: ChartDefinition): Words {
  const nodes = below(chart.machine.root)
  const transitions = nodes.flatMap((node) => [
    ...[...node.transitions.values()].flat(),
    ...(node.always ?? [])
  ])
  const isRegion = (node: AnyStateNode) => node.parent?.type === 'parallel'
  return {
    states: nodes.filter((node) => node.parent && !isRegion(node)).map(pathOf),
    events: Object.keys(chart.events),
    journal: [
      ...Object.keys(chart.events),
      ...['START', 'clock', 'engine.postpone', 'engine.settle', 'engine.migrate']
    ],
    guards: distinct(transitions.flatMap(({ guard }) => guardNames(guard as Guard | undefined))),
    delays: distinct(nodes.flatMap((node) => node.after.map(({ delay }) => String(delay)))),
    roles: distinct([
      ...Object.values(chart.events).flatMap(({ roles }) => roles),
      ...nodes.flatMap((node) => (node.meta as { owner?: string } | undefined)?.owner ?? [])
    ]),
    letters: distinct(
      [
        ...transitions.flatMap(({ actions }) => actions),
        ...nodes.flatMap(({ entry }) => entry)
      ].flatMap((action) => (action as { params?: { letter?: string } }).params?.letter ?? [])
    )
  }
}

export const pathOf = (node: AnyStateNode): string => node.path.join('.')

function below(node: AnyStateNode): AnyStateNode[] {
  if (node.type === 'history') return []
  return [node, ...Object.values(node.states).flatMap(below)]
}

function guardNames(guard: Guard | undefined, denied = false): string[] {
  if (guard === undefined) return []
  const shape = shapeOf(guard)
  if (shape.kind === 'named') return [denied ? `not:${shape.name}` : shape.name]
  if ('parts' in shape) {
    return shape.parts.flatMap((part) => guardNames(part, denied !== (shape.kind === 'not')))
  }
  throw new Error(`A guard that nobody can name: ${JSON.stringify(shape)}`)
}

const distinct = (names: string[]): string[] => [...new Set(names)]
