import type { ChartDefinition } from '../types.ts'
import { stepper } from '../xstate.ts'
import { unanswered } from './answers.ts'
import { explore, type Graph } from './explore.ts'
import type { Finding, FindingKind, Proof } from './finding.ts'
import { oracle } from './oracle.ts'
import { silences, silenceTable } from './silence.ts'
import { strip } from './strip.ts'
import { allNodes, idleTransitions, transitionWatch, type TransitionWatch } from './transitions.ts'
import { waits } from './waits.ts'
import { vocabulary, wording } from './wording.ts'

/** Beyond this a chart is not proved in the time of a start; split it, or have regions share their events less. */
export const MAX_CONFIGURATIONS = 20_000

/** What makes walking the chart pointless or impossible. */
const FATAL: readonly FindingKind[] = [
  'inline',
  'forbidden',
  'unknown-guard',
  'unknown-action',
  'unknown-delay'
]

/**
 * Walks every configuration of a chart, each guard answering both ways, and reports all that could leave
 * somebody without an answer. Nothing found means proved.
 */
export function prove(chart: ChartDefinition, cap = MAX_CONFIGURATIONS): Proof {
  const { name, version } = chart
  const findings: Finding[] = []
  const answers = oracle()
  const { machine, letters } = strip(chart, answers, findings)
  findings.push(...vocabulary(chart, letters), ...wording(chart))
  const proof = { chart: name, version, findings, configurations: 0, silence: {} }
  if (findings.some(({ kind }) => FATAL.includes(kind))) return proof

  const watch = transitionWatch()
  const steps = stepper({ machine, effects: chart.effects }, watch.watch)
  const graph = explore(steps, answers, cap, findings)
  if (graph.truncated) {
    const message = `More than ${cap} configurations: split the chart, or have its parallel regions share fewer events.`
    findings.push({ kind: 'too-large', about: name, message })
    return { ...proof, configurations: graph.configurations.length }
  }
  const reached = reachedStates(graph, watch.taken)
  findings.push(
    ...unreachable(steps.machine.root as never, reached),
    ...unanswered(graph),
    ...waits(steps.machine, graph),
    ...idleTransitions(steps.machine, reached, watch),
    ...silences(graph)
  )
  return { ...proof, configurations: graph.configurations.length, silence: silenceTable(graph) }
}

/** States that were rested in, and those passed through by `always`. */
function reachedStates({ configurations }: Graph, taken: TransitionWatch['taken']): Set<string> {
  const reached = new Set([...taken].map(({ source }) => source.path.join('.')))
  for (const { live } of configurations) {
    for (const node of live._nodes as { path: string[] }[]) reached.add(node.path.join('.'))
  }
  return reached
}

function unreachable(
  root: Parameters<typeof allNodes>[0],
  reached: ReadonlySet<string>
): Finding[] {
  return allNodes(root)
    .filter((node) => node.type !== 'history' && !reached.has(node.path.join('.')))
    .map((node) => node.path.join('.'))
    .map((about): Finding => ({
      kind: 'unreachable',
      about,
      message: `Nothing leads to ${about}.`
    }))
}

/** Every configuration of a chart, or undefined when it cannot be walked. */
export function walk(chart: ChartDefinition, cap = MAX_CONFIGURATIONS): Graph | undefined {
  const findings: Finding[] = []
  const answers = oracle()
  const { machine } = strip(chart, answers, findings)
  if (findings.some(({ kind }) => FATAL.includes(kind))) return undefined
  const graph = explore(stepper({ machine, effects: chart.effects }), answers, cap, findings)
  return graph.truncated ? undefined : graph
}
