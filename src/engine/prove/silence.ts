import type { Finding, SilenceRow } from './finding.ts'
import { answeredByClock } from './answers.ts'
import { pathTo, wordedEdge, type Configuration, type Edge, type Graph } from './explore.ts'
import { activeLeaves, isIdle, ownersOf } from './waits.ts'

/** Loops of waits that answer nobody, and owners whose silence leaves somebody without an answer. */
export function silences(graph: Graph): Finding[] {
  const sure = answeredByClock(graph)
  const lost = graph.configurations.filter(({ at }) => !sure.has(at))
  const findings = new Map<string, Finding>()
  for (const configuration of lost) {
    const loop = loopFrom(graph, configuration, sure)
    if (loop) {
      const about = [
        ...new Set(loop.map(({ from }) => graph.configurations[from]?.states.join(', ') ?? ''))
      ]
        .sort()
        .join(' ⇄ ')
      const message = `Waits go round for ever: ${loop.map(wordedEdge).join(', then ')}.`
      if (!findings.has(`loop ${about}`)) {
        findings.set(`loop ${about}`, {
          kind: 'timer-loop',
          about,
          message,
          path: pathTo(graph, configuration)
        })
      }
    }
    for (const role of rolesOf(configuration)) {
      if (findings.has(role)) continue
      const message = `If ${role} stays silent for ever in ${configuration.states.join(', ')}, no answer comes.`
      findings.set(role, {
        kind: 'silence',
        about: role,
        message,
        path: pathTo(graph, configuration)
      })
    }
  }
  return [...findings.values()]
}

/** By role, for each state where it is its move and no answer is there yet: what the clock does until one is. */
export function silenceTable(graph: Graph): Record<string, SilenceRow[]> {
  const table: Record<string, SilenceRow[]> = {}
  const seen = new Set<string>()
  for (const configuration of graph.configurations) {
    if (configuration.answered) continue
    for (const leaf of activeLeaves(configuration)) {
      const state = leaf.path.join('.')
      if (isIdle(leaf) || seen.has(state)) continue
      const way = clockWay(graph, configuration)
      if (!way) continue
      seen.add(state)
      const steps = way.map(({ label, to }) => ({
        delay: label,
        to: graph.configurations[to]?.states ?? []
      }))
      for (const role of ownersOf(leaf)) {
        ;(table[role] ??= []).push({ state, steps, answered: steps.at(-1)?.to ?? [] })
      }
    }
  }
  return table
}

/** The shortest way by waits alone from a configuration to an answer. */
function clockWay({ configurations }: Graph, start: Configuration): Edge[] | undefined {
  const via = new Map<number, Edge>()
  const queue = [start]
  for (let here = queue.shift(); here; here = queue.shift()) {
    if (here.answered) {
      const way: Edge[] = []
      for (let edge = via.get(here.at); edge; edge = via.get(edge.from)) way.unshift(edge)
      return way
    }
    for (const edge of here.out) {
      const next = configurations[edge.to]
      if (!edge.timer || !next || next === start || via.has(edge.to)) continue
      via.set(edge.to, edge)
      queue.push(next)
    }
  }
  return undefined
}

/** A loop of waits through this configuration, among those the clock does not bring to an answer. */
function loopFrom(
  { configurations }: Graph,
  start: Configuration,
  sure: ReadonlySet<number>
): Edge[] | undefined {
  const via = new Map<number, Edge>()
  const queue = [start]
  for (let here = queue.shift(); here; here = queue.shift()) {
    for (const edge of here.out) {
      if (!edge.timer || sure.has(edge.to)) continue
      if (edge.to === start.at) {
        const loop = [edge]
        for (let back = via.get(edge.from); back; back = via.get(back.from)) loop.unshift(back)
        return loop
      }
      const next = configurations[edge.to]
      if (!next || via.has(edge.to)) continue
      via.set(edge.to, edge)
      queue.push(next)
    }
  }
  return undefined
}

function rolesOf(configuration: Configuration): string[] {
  return activeLeaves(configuration)
    .filter((leaf) => !isIdle(leaf))
    .flatMap(ownersOf)
}
