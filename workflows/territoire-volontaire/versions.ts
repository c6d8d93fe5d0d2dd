import { applicationChart } from './application.chart.ts'
import { callChart } from './call.chart.ts'

/** Every version that a dossier or a call may still follow, the oldest first; new ones follow the last. */
export const applicationVersions = [applicationChart]
export const callVersions = [callChart]

/**
 * How instances go from one version to the next: what the files of `migrations/` say, such as
 * `application-1-to-2.ts`. Never removed: a journal that crosses one is replayed with it.
 */
export const migrations: readonly Migration[] = []

/** A map, as the engine reads it (src/engine/migrate/migration.ts). */
export interface Migration {
  chart: string
  from: number
  to: number
  /** old path → new path; a path that is not named keeps its name */
  states?: Readonly<Record<string, string>>
  /** leaves of regions that the old version did not have */
  added?: readonly string[]
  /** the new context; the old one unless told. Pure */
  context?: (context: Record<string, unknown>) => Record<string, unknown>
}
