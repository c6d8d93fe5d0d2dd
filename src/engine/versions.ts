import type { Kind } from './charts.ts'
import { ChartFault } from './errors.ts'

/** One version of a chart: known to this program, or that live instances are pinned to. */
export interface VersionInUse {
  chart: string
  version: number
  hash: string
  /** new instances start with it; it still runs; it is not here; it is here, and not as it was */
  standing: 'current' | 'earlier' | 'missing' | 'edited'
  /** live instances, and one of them */
  live: number
  example: string | null
  /** the version to which a map leads from here */
  next: number | null
}

/** Every version that is known or in use, by chart, the oldest first. */
export async function versionsInUse(kinds: readonly Kind[]): Promise<VersionInUse[]> {
  const found: VersionInUse[] = []
  for (const kind of kinds) {
    const live = await kind.store.liveVersions(kind.name)
    const nextOf = (version: number) => {
      const tos = kind.migrations.filter(({ from }) => from === version).map(({ to }) => to)
      return tos.length > 0 ? Math.max(...tos) : null
    }
    const known = [...kind.versions].map(([version, { hash }]) => ({ version, hash }))
    const unknown = live.filter(({ version, hash }) => kind.versions.get(version)?.hash !== hash)
    for (const { version, hash } of [...known, ...unknown]) {
      const here = kind.versions.get(version)
      const on = live.find((one) => one.version === version && one.hash === hash)
      const current = kind.current.definition.version === version ? 'current' : 'earlier'
      found.push({
        ...{ chart: kind.name, version, hash, live: on?.count ?? 0, example: on?.example ?? null },
        standing: here ? (here.hash === hash ? current : 'edited') : 'missing',
        next: nextOf(version)
      })
    }
  }
  return found.sort((a, b) => a.chart.localeCompare(b.chart) || a.version - b.version)
}

const WHY = { missing: 'is not here', edited: 'was edited since' } as const

/** @throws ChartFault naming every version that a live instance is pinned to and that is not here as it was */
export async function checkVersions(kinds: readonly Kind[]): Promise<void> {
  const unknown = (await versionsInUse(kinds)).flatMap(
    ({ chart, version, standing, live, example }) =>
      standing === 'missing' || standing === 'edited'
        ? [`${chart} ${version} ${WHY[standing]}: ${live} live, such as ${example}.`]
        : []
  )
  if (unknown.length > 0) throw new ChartFault(unknown.join(' '))
}
