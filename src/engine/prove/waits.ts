import type { AnyStateMachine, AnyStateNode } from 'xstate'
import type { Finding, FindingKind } from './finding.ts'
import { pathTo, type Configuration, type Graph } from './explore.ts'

/** Every leaf that waits needs somebody whose move it is, a date, and something that happens then. `idle` waits for nobody. */
export function waits(machine: AnyStateMachine, graph: Graph): Finding[] {
  const findings = new Map<string, Finding>()
  for (const configuration of graph.configurations) {
    if (configuration.done) continue
    for (const leaf of activeLeaves(configuration)) {
      const lacking = lack(graph, configuration, leaf)
      const about = leaf.path.join('.') || machine.id
      if (!lacking || findings.has(`${lacking.kind} ${about}`)) continue
      findings.set(`${lacking.kind} ${about}`, {
        ...lacking,
        about,
        path: pathTo(graph, configuration)
      })
    }
  }
  return [...findings.values()]
}

/** Whose move a leaf is: its own owner or the nearest one above. */
export function ownersOf(leaf: AnyStateNode): string[] {
  for (const node of chain(leaf)) {
    const { owner } = (node.meta ?? {}) as { owner?: string | string[] }
    if (owner !== undefined) return [owner].flat()
  }
  return []
}

export function activeLeaves({ live }: Configuration): AnyStateNode[] {
  return (live._nodes as AnyStateNode[]).filter((node) => node.type === 'atomic')
}

export function isIdle(leaf: AnyStateNode): boolean {
  return chain(leaf).some(({ tags }) => tags.includes('idle'))
}

function lack(
  graph: Graph,
  configuration: Configuration,
  leaf: AnyStateNode
): { kind: FindingKind; message: string } | undefined {
  if (isIdle(leaf)) return undefined
  const name = leaf.path.join('.')
  if (ownersOf(leaf).length === 0)
    return { kind: 'no-owner', message: `${name} waits for nobody in particular.` }
  const declared = chain(leaf).flatMap((node) => [...node.transitions.keys()].filter(isWait))
  if (declared.length === 0) return { kind: 'no-deadline', message: `${name} waits for ever.` }
  const armed = declared.filter((wait) => configuration.timers.includes(wait))
  const moves = armed.some((wait) => alwaysMoves(graph, configuration, wait))
  // a wait that ended without moving was reported where it ended
  if (moves || armed.length === 0) return undefined
  return { kind: 'no-fallback', message: `When its time is over, ${name} may stay as it is.` }
}

function alwaysMoves(graph: Graph, { out, states }: Configuration, wait: string): boolean {
  const ends = out.filter((edge) => edge.event === wait)
  const here = states.join()
  return ends.length > 0 && ends.every(({ to }) => graph.configurations[to]?.states.join() !== here)
}

function isWait(event: string): boolean {
  return event.startsWith('xstate.after.')
}

function chain(leaf: AnyStateNode): AnyStateNode[] {
  const nodes: AnyStateNode[] = []
  for (let node: AnyStateNode | undefined = leaf; node; node = node.parent) nodes.push(node)
  return nodes
}
