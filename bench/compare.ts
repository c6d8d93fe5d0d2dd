import { readFileSync } from 'node:fs'
import type { Row } from './table/row.ts'

/** What `npm run bench` writes to its file. */
interface Written {
  at: string
  machine: string
  rows: Row[]
}

/** Below this much, two runs of one program differ by chance even on a quiet machine. */
const LEAST_NOISE = 0.05

/**
 * `npm run bench:compare A.json B.json`: what changed from A to B beyond the noise of both, by work. The noise
 * of a work is half its spread in each file, added.
 */
const [before, after] = process.argv.slice(2).map((file) => {
  return JSON.parse(readFileSync(file, 'utf8')) as Written
})
if (!before || !after) {
  console.error('Usage: npm run bench:compare BEFORE.json AFTER.json')
  process.exit(2)
}
console.log(`from ${before.at} (${before.machine}) to ${after.at} (${after.machine})`)
let same = 0
for (const row of after.rows) {
  const old = before.rows.find(({ work }) => work === row.work)
  if (!old) {
    console.log(`  new    ${row.work}: ${valueOf(row).toFixed(2)}`)
    continue
  }
  const change = valueOf(row) === valueOf(old) ? 0 : valueOf(row) / valueOf(old) - 1
  const noise = Math.max(LEAST_NOISE, (row.spread + old.spread) / 2)
  if (Math.abs(change) <= noise) {
    same += 1
    continue
  }
  const better = change > 0 === (row.target.sense === 'least')
  const percent = `${change > 0 ? '+' : '−'}${Math.abs(Math.round(change * 100))} %`
  const words = `${valueOf(old).toFixed(2)} → ${valueOf(row).toFixed(2)}`
  const within = `noise ±${Math.round(noise * 100)} %`
  console.log(`  ${better ? 'better' : 'WORSE '} ${row.work}: ${words} (${percent}, ${within})`)
}
for (const { work } of before.rows.filter(
  (old) => !after.rows.some((row) => row.work === old.work)
)) {
  console.log(`  gone   ${work}`)
}
console.log(`  ${same} work(s) did not change beyond the noise`)

function valueOf({ ratio, ours }: Row): number {
  return ratio ?? ours
}
