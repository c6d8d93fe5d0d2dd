import { readdir } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import type { ChartDefinition } from '../src/engine/index.ts'

export const WORKFLOWS = join(import.meta.dirname, '..', 'workflows')
export const LOCK = join(WORKFLOWS, 'lock.json')

/** Every chart of every folder of `workflows/`: what files named `*.chart.ts` export. */
export async function workflowCharts(): Promise<ChartDefinition[]> {
  const files = await readdir(WORKFLOWS, { recursive: true })
  const charts: ChartDefinition[] = []
  for (const file of files.filter((name) => name.endsWith('.chart.ts')).sort()) {
    const exported = (await import(pathToFileURL(join(WORKFLOWS, file)).href)) as Record<
      string,
      unknown
    >
    charts.push(...Object.values(exported).filter(isChart))
  }
  return charts
}

function isChart(value: unknown): value is ChartDefinition {
  return typeof value === 'object' && value !== null && 'machine' in value && 'events' in value
}
