import type { Finding } from './finding.ts'
import { pathTo, type Configuration, type Graph } from './explore.ts'

/** Configurations from which some way leads to an answer. */
export function canBeAnswered({ configurations }: Graph): Set<number> {
  const into = configurations.map((): number[] => [])
  for (const { out } of configurations) for (const { from, to } of out) into[to]?.push(from)
  const reached = new Set(configurations.filter(({ answered }) => answered).map(({ at }) => at))
  for (const at of reached) for (const from of into[at] ?? []) reached.add(from)
  return reached
}

/**
 * Configurations that the clock alone brings to an answer, whichever wait ends first and whatever guards say.
 * Least fixpoint: a loop of waits is not in it.
 */
export function answeredByClock({ configurations }: Graph): Set<number> {
  const sure = new Set(configurations.filter(({ answered }) => answered).map(({ at }) => at))
  for (let grown = true; grown;) {
    grown = false
    for (const { at, out } of configurations) {
      const waits = out.filter(({ timer }) => timer)
      if (sure.has(at) || waits.length === 0 || !waits.every(({ to }) => sure.has(to))) continue
      sure.add(at)
      grown = true
    }
  }
  return sure
}

/** Dead ends, and configurations from which no answer can come. */
export function unanswered(graph: Graph): Finding[] {
  const findings: Finding[] = []
  const answerable = canBeAnswered(graph)
  const seen = new Set<string>()
  const report = (
    configuration: Configuration,
    kind: 'dead-end' | 'unanswered',
    message: string
  ) => {
    const about = configuration.states.join(', ')
    if (seen.has(`${kind} ${about}`)) return
    seen.add(`${kind} ${about}`)
    findings.push({ kind, about, message, path: pathTo(graph, configuration) })
  }
  for (const configuration of graph.configurations) {
    const { out, done, at, answered, via, states } = configuration
    if (out.length === 0 && !done)
      report(configuration, 'dead-end', `Nothing leads out of ${states.join(', ')}.`)
    else if (done && !answered)
      report(configuration, 'unanswered', `${states.join(', ')} ends without an answer.`)
    // one report where the hope is lost, not one for each state after it
    else if (!answerable.has(at) && (!via || answerable.has(via.from))) {
      report(configuration, 'unanswered', `No way leads from ${states.join(', ')} to an answer.`)
    }
  }
  return findings
}
