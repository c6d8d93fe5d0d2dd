/** How instances of one version of a chart become instances of another; pure, and kept for ever: replay needs it. */
export interface Migration {
  chart: string
  from: number
  to: number
  /** old path → new path, of leaves and of states that wait; a path that is not named keeps its name */
  states?: Readonly<Record<string, string>>
  /** leaves of regions that the old version did not have */
  added?: readonly string[]
  /** the new context; the old one unless told */
  context?: (context: Record<string, unknown>) => Record<string, unknown>
}

/** The type of the journal's line; its facts are `from` and `to`. */
export const MIGRATE = 'engine.migrate'

export function renamed({ states = {} }: Migration, path: string): string {
  return states[path] ?? path
}
