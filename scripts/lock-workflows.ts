import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { locked, type Lock } from '../src/engine/index.ts'
import { LOCK, workflowCharts } from './workflow-charts.ts'

/** Adds new versions of charts to the lock file; `--rewrite` replaces known ones, before they ever ran. */
const before = (existsSync(LOCK) ? JSON.parse(await readFile(LOCK, 'utf8')) : {}) as Lock
const after = locked(await workflowCharts(), before, {
  rewrite: process.argv.includes('--rewrite')
})
await writeFile(LOCK, `${JSON.stringify(after, null, 2)}\n`)
