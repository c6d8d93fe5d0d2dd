import { ChartFault } from './errors.ts'
import type { Ports } from './ports.ts'
import type { Proof } from './prove/finding.ts'
import { describeFinding } from './prove/describe-finding.ts'
import { prove } from './prove/prove.ts'
import { structuralHash } from './structure.ts'
import type { ChartDefinition, EffectHandler } from './types.ts'

/** A chart is data that does not change: proved once per process. */
const proofs = new WeakMap<ChartDefinition, Proof>()

/** A proof, and the structural hash of the chart that it is about. */
export interface ProvenChart {
  hash: string
  proof: Proof
}

const provenBefore = new Map<string, Proof>()

/** Takes in proofs made before, by the build: a chart that is another one by a single state is proved again. */
export function trustProofs(charts: readonly ProvenChart[]): void {
  for (const { hash, proof } of charts) provenBefore.set(hash, proof)
}

/** Proves charts, for `trustProofs` of a later process. */
export function provenCharts(charts: readonly ChartDefinition[]): ProvenChart[] {
  return charts.map((chart) => ({ hash: structuralHash(chart), proof: proofOf(chart) }))
}

/** The proof of a chart, kept for as long as the chart is. */
export function proofOf(chart: ChartDefinition): Proof {
  const known = proofs.get(chart)
  if (known) return known
  const proof = provenBefore.get(structuralHash(chart)) ?? prove(chart)
  proofs.set(chart, proof)
  return proof
}

/**
 * Lets in a chart that is proved and whose effects are all done by somebody.
 * A missing word fails the checks before a release; here it is only logged, since a server that answers people
 * must not stay down for a label.
 * @throws ChartFault with every other finding
 */
export function accept(
  chart: ChartDefinition,
  effects: Readonly<Record<string, EffectHandler>>,
  logger: Ports['logger']
): void {
  const missing = chart.effects.filter((type) => !(type in effects))
  if (missing.length > 0)
    throw new ChartFault(`Nobody does ${missing.join(', ')} of ${chart.name}.`)
  const { findings } = proofOf(chart)
  const words = findings.filter(({ kind }) => kind === 'missing-label')
  const faults = findings.filter((finding) => !words.includes(finding))
  if (words.length > 0) {
    logger.error(
      { chart: chart.name, missing: words.map(({ about }) => about) },
      'A chart lacks words.'
    )
  }
  if (faults.length === 0) return
  throw new ChartFault(
    `${chart.name} ${chart.version} is not proved:\n${faults.map((fault) => describeFinding(fault, chart)).join('\n')}`
  )
}
