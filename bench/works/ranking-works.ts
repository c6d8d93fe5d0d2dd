import { applicationModels } from '../../src/applications/application.model.ts'
import { compareRationals } from '../../src/reviews/score/index.ts'
import type { CallContent } from '../../src/calls/index.ts'
import { rankedDossiers } from '../../src/selection/proposal/ranked-dossiers.ts'
import { selectionRules } from '../../src/selection/proposal/selection-rules.ts'
import { rank, robustness } from '../../src/selection/ranking/index.ts'
import { atMost, ratioRow, type Row } from '../table/row.ts'
import { alternate, type Bench } from './bench.ts'
import type { Work } from './work.ts'

export const rankingWorks: readonly Work[] = [
  { work: 'ranking of 500 with robustness, as many sorts', needs: ['OUV', 'JUR'], run: ranked }
]

/** So many sorts are timed at once: one is too short to be timed. */
const SORTS = 50

/** What the jury's page computes, beside one sort of the same scores. */
async function ranked({ filled, connection, rounds }: Bench): Promise<Row[]> {
  const call = filled.calls['JUR']
  if (!call) return []
  const seal = await connection.collection('seals').findOne({ call: call.number })
  const { content } = JSON.parse(String(seal?.['text'])) as { content: CallContent }
  const rules = selectionRules(content)
  const deps = { applications: { models: applicationModels } }
  const { dossiers } = await rankedDossiers(deps as never, call.number)
  if (dossiers.length !== call.size) throw new Error(`${dossiers.length} dossiers are ranked.`)
  const points = rank(dossiers, rules).rows.map(({ score }) => score.points)
  const timed = (act: () => unknown, times = 1) => {
    const started = performance.now()
    for (let n = 0; n < times; n += 1) act()
    return Promise.resolve((performance.now() - started) / times)
  }
  const ours = () =>
    timed(() => {
      const { rows } = rank(dossiers, rules)
      const { runs } = robustness(dossiers, rules)
      if (rows.length !== call.size || runs.length < 2)
        throw new Error('Not everything was ranked.')
    })
  const limit = () => timed(() => points.toSorted((a, b) => compareRationals(b, a)), SORTS)
  await ours()
  await limit()
  const runs = await alternate(rounds, ours, limit)
  return [ratioRow('ranking of 500 with robustness, as many sorts', runs, atMost(20), 'ms')]
}
