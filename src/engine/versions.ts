import type { Kind } from './charts.ts'
import { ChartFault } from './errors.ts'

/** @throws ChartFault naming every version that a live instance is pinned to and that is not here as it was */
export async function checkVersions(kinds: readonly Kind[]): Promise<void> {
  const unknown: string[] = []
  for (const kind of kinds) {
    for (const { version, hash, example, count } of await kind.store.liveVersions(kind.name)) {
      const here = kind.versions.get(version)
      if (here?.hash === hash) continue
      const why = here ? 'was edited since' : 'is not here'
      unknown.push(`${kind.name} ${version} ${why}: ${count} live, such as ${example}.`)
    }
  }
  if (unknown.length > 0) throw new ChartFault(unknown.join(' '))
}
