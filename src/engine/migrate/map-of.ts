import type { Chart, Kind } from '../charts.ts'
import { ChartFault } from '../errors.ts'
import type { Migration } from './migration.ts'

/** A map with the two charts between which it leads. */
export interface Mapped {
  migration: Migration
  old: Chart
  next: Chart
}

/** The map between two versions, with both charts. @throws ChartFault when one of the three is not here */
export function mapOf(kind: Kind, from: number, to: number): Mapped {
  const migration = kind.migrations.find((one) => one.from === from && one.to === to)
  const old = kind.versions.get(from)
  const next = kind.versions.get(to)
  if (!migration || !old || !next)
    throw new ChartFault(`No migration of ${kind.name} from ${from} to ${to} is known.`)
  return { migration, old, next }
}
