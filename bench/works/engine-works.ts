import { join } from 'node:path'
import { projectRoot } from '../../src/shared/project-root.ts'
import { startChild } from '../processes/child-process.ts'
import type { Row as EngineRow } from '../row.ts'
import type { Row } from '../table/row.ts'
import type { Bench } from './bench.ts'
import type { Work } from './work.ts'

export const engineWorks: readonly Work[] = [{ work: 'engine', needs: [], run: engine }]

/** The engine's own bench, in a process and on a store of its own; its figures are words already. */
async function engine(_bench: Bench): Promise<Row[]> {
  const child = startChild([
    '--import',
    'tsx',
    join(projectRoot, 'bench', 'processes', 'engine-process.ts')
  ])
  const rows = await child.next<EngineRow[]>(600_000)
  await child.stop()
  return rows.map(({ work, ours, limit, ratio, target }) => {
    const [sense, value] =
      'least' in target ? (['least', target.least] as const) : (['most', target.most] as const)
    return {
      ...{ work, ratio, runs: 1, spread: 0, unit: ours.replace(/^[\d.,\s]+/, '') },
      ...{ ours: Number.parseFloat(ours), limit: Number.parseFloat(limit) },
      target: { of: 'ratio' as const, sense, value },
      ok: sense === 'least' ? ratio >= value : ratio <= value
    }
  })
}
