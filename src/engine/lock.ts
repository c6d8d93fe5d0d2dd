import { structuralHash } from './structure.ts'
import type { ChartDefinition } from './types.ts'

/** Name → version → structural hash, of every version that ever ran. */
export type Lock = Record<string, Record<string, string>>

/** What an edited chart without a new version, or a chart not locked yet, looks like; none when all is well. */
export function lockProblems(charts: readonly ChartDefinition[], lock: Lock): string[] {
  return charts.flatMap((chart) => {
    const locked = lock[chart.name]?.[String(chart.version)]
    const name = `${chart.name} ${chart.version}`
    if (locked === undefined)
      return [`${name} is not in the lock file: run npm run workflows:lock.`]
    if (locked === structuralHash(chart)) return []
    return [
      `${name} was edited without a new version: instances that run it would not find their way.`
    ]
  })
}

/**
 * The lock with the versions that it lacks.
 * @param rewrite replaces the hash of a known version too, for one that never ran anywhere
 */
export function locked(
  charts: readonly ChartDefinition[],
  lock: Lock,
  { rewrite = false } = {}
): Lock {
  const next: Lock = structuredClone(lock)
  for (const chart of charts) {
    const versions = (next[chart.name] ??= {})
    const version = String(chart.version)
    if (rewrite || versions[version] === undefined) versions[version] = structuralHash(chart)
  }
  return next
}
