import type { AnyStateNode } from 'xstate'
import { prove, type ChartDefinition } from '../../src/engine/index.ts'
import { applicationChart } from '../../workflows/territoire-volontaire/application.chart.ts'
import { callChart } from '../../workflows/territoire-volontaire/call.chart.ts'
import { chainOf } from '../../test/engine/fixtures/broken/ways.ts'
import { figureRow, noMoreThan, type Row } from '../table/row.ts'

const ROUNDS = 6
/** Fifty milliseconds are asked for so many states. */
const STATES = 30

/** The proof of a plain chart of thirty states, and of each that Candide runs, in milliseconds for thirty states. */
export function proofs(): Row[] {
  const charts = [
    { ...chainOf(STATES), name: 'chain' },
    callChart,
    applicationChart
  ] as ChartDefinition[]
  return charts.map((chart) => {
    const states = leavesBelow(chart.machine.root)
    const times: number[] = []
    let configurations = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = performance.now()
      ;({ configurations } = prove(chart))
      // the first one is the compiler's
      if (round > 0) times.push(performance.now() - begun)
    }
    const each = times.map((time) => (time * STATES) / states)
    const note = `${states} states, ${configurations} configurations`
    const work = `engine: proof of the chart “${chart.name}”`
    return figureRow(work, each, noMoreThan(50), 'ms per 30 states', { note })
  })
}

function leavesBelow({ type, states }: AnyStateNode): number {
  if (type === 'atomic' || type === 'final') return 1
  return Object.values(states as Record<string, AnyStateNode>).reduce(
    (sum, child) => sum + leavesBelow(child),
    0
  )
}
