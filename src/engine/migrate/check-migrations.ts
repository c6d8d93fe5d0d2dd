import { kinds } from '../charts.ts'
import type { InstanceStore } from '../store.ts'
import type { ChartDefinition } from '../types.ts'
import type { Migration } from './migration.ts'
import { proveMigration } from './prove-migration.ts'

/** What is wrong with the maps that come with charts: one whose ends are not here, or that is not proved. */
export function migrationProblems(
  charts: readonly ChartDefinition[],
  migrations: readonly Migration[]
): string[] {
  const known = kinds()
  // walking charts reads and writes no instance
  const store = {} as InstanceStore
  for (const chart of charts)
    known.add({ store, effects: {}, project: undefined, migrations: [] }, chart)
  return migrations.flatMap((migration) => {
    const { chart, from, to } = migration
    const name = `The migration of ${chart} from ${from} to ${to}`
    const versions = known.all().find((kind) => kind.name === chart)?.versions
    const [old, next] = [versions?.get(from), versions?.get(to)]
    if (!old || !next)
      return [`${name} needs both versions: ${chart} ${old ? to : from} is not here.`]
    return proveMigration(old, next, migration).map(
      ({ message, path }) => `${name}: ${message} (${path.join(' → ')})`
    )
  })
}
