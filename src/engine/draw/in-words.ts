import type { AnyStateNode } from 'xstate'
import type { ChartDefinition } from '../types.ts'
import { delayOf } from '../xstate.ts'
import type { Audience } from './diagram.ts'
import { childrenOf, initialLeaves, outOf, pathOf, targetsOf, withInner } from './nodes.ts'

/** One way out, in words. */
export interface WayInWords {
  clock: boolean
  text: string
  /** name of where it leads */
  to: string
  toPath: string
  /** the state that has it: this one or one that holds it */
  of: string
  roles: readonly string[]
}

/** One state, whose move it is, and what leads out of it: the list that says the same as the drawing. */
export interface StateInWords {
  path: string
  name: string
  /** the outermost named state that holds it */
  group: { path: string; name: string }
  /** roles, as the chart names them */
  owners: string[]
  ways: WayInWords[]
}

/** For each state in the order of the chart, every way out of it or of what holds it. */
export function inWords(
  chart: ChartDefinition,
  language: string,
  audience: Audience
): StateInWords[] {
  const labels = chart.labels[language]
  if (!labels) throw new Error(`${chart.name} has no words in ${language}.`)
  const nameOf = (path: string) => labels.states[path]?.[audience]
  return withInner(chart.machine.root)
    .filter((node) => childrenOf(node).length === 0)
    .map((leaf) => {
      const path = pathOf(leaf)
      const holders = [...chain(leaf)]
      const ways = holders
        .flatMap((node) => outOf(node))
        .flatMap((transition) => {
          const event = String(transition.eventType ?? '')
          const clock = event.startsWith('xstate.after.')
          const text = clock
            ? (labels.delays[delayOf(event)] ?? delayOf(event))
            : (labels.events[event]?.label ?? '')
          return targetsOf(transition)
            .map((target) => initialLeaves(target)[0] ?? pathOf(target))
            .map((toPath) => ({
              ...{ clock, text, toPath, to: nameOf(toPath) ?? toPath },
              of: pathOf(transition.source as AnyStateNode),
              roles: chart.events[event]?.roles ?? []
            }))
        })
      return {
        ...{ path, name: nameOf(path) ?? path, ways: distinct(ways), owners: ownersOf(holders) },
        group: groupOf(holders, nameOf)
      }
    })
}

function groupOf(
  holders: readonly AnyStateNode[],
  nameOf: (path: string) => string | undefined
): StateInWords['group'] {
  const named = holders.map(pathOf).filter((path) => path !== '' && nameOf(path))
  const path = named.at(-1) ?? ''
  return { path, name: nameOf(path) ?? '' }
}

function distinct(ways: readonly WayInWords[]): WayInWords[] {
  return ways.filter(
    ({ text, toPath, clock }, at) =>
      ways.findIndex((way) => way.text === text && way.toPath === toPath && way.clock === clock) ===
      at
  )
}

function ownersOf(holders: readonly AnyStateNode[]): string[] {
  for (const { meta } of holders) {
    const { owner } = (meta ?? {}) as { owner?: string | string[] }
    if (owner !== undefined) return [owner].flat()
  }
  return []
}

function* chain(leaf: AnyStateNode): Generator<AnyStateNode> {
  for (let node: AnyStateNode | undefined = leaf; node; node = node.parent) yield node
}

/** Every state that may still come from these, in one step or many. */
export function statesAhead(words: readonly StateInWords[], from: readonly string[]): string[] {
  const byPath = new Map(words.map((state) => [state.path, state]))
  const reached = new Set<string>()
  const waiting = [...from]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const { toPath } of byPath.get(path)?.ways ?? []) {
      if (reached.has(toPath)) continue
      reached.add(toPath)
      waiting.push(toPath)
    }
  }
  return [...reached]
}
