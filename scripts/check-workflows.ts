import { readFile } from 'node:fs/promises'
import {
  describeFinding,
  lockProblems,
  migrationProblems,
  prove,
  type Lock
} from '../src/engine/index.ts'
import {
  applicationVersions,
  callVersions,
  migrations
} from '../workflows/territoire-volontaire/versions.ts'
import { LOCK, workflowCharts } from './workflow-charts.ts'

/** Proves every chart and every migration, and compares charts with the lock file; anything found fails the check. */
const charts = await workflowCharts()
const lock = JSON.parse(await readFile(LOCK, 'utf8')) as Lock
let problems = 0

for (const chart of charts) {
  const start = performance.now()
  const { findings, configurations } = prove(chart)
  const ms = Math.round(performance.now() - start)
  problems += findings.length
  const verdict = findings.length === 0 ? 'proved' : `${findings.length} findings`
  console.log(
    `${chart.name} ${chart.version}: ${verdict}, ${configurations} configurations, ${ms} ms`
  )
  for (const finding of findings) console.log(describeFinding(finding, chart))
}
const listed = [...applicationVersions, ...callVersions]
const forgotten = charts
  .filter(
    ({ name, version }) => !listed.some((one) => one.name === name && one.version === version)
  )
  .map(
    ({ name, version }) =>
      `${name} ${version} is not listed in versions.ts: nobody could follow it.`
  )
console.log(`${migrations.length} migrations`)
for (const problem of [
  ...lockProblems(charts, lock),
  ...forgotten,
  ...migrationProblems(charts, migrations)
]) {
  problems += 1
  console.log(`- ${problem}`)
}
process.exitCode = problems > 0 ? 1 : 0
