import type { Chart } from '../charts.ts'
import { walk } from '../prove/prove.ts'
import { pathTo } from '../prove/explore.ts'
import { renamed, type Migration } from './migration.ts'
import { nodeAt } from './place.ts'

/** What a migration would do wrong. */
export interface MigrationFinding {
  kind: 'not-proved' | 'nowhere' | 'never-reached' | 'answer-taken-back'
  states: string[]
  message: string
  /** how an instance comes to be there */
  path: string[]
}

/**
 * Every configuration of the old version must become one that the new version itself reaches, so that all that was
 * proved of the new version holds for who is moved into it; and nobody's answer is taken back.
 */
export function proveMigration(old: Chart, next: Chart, migration: Migration): MigrationFinding[] {
  const before = walk(old.definition)
  const after = walk(next.definition)
  if (!before || !after) {
    const message = 'One of the two versions cannot be walked: prove it first.'
    return [{ kind: 'not-proved', states: [], message, path: [] }]
  }
  const resting = after.configurations.filter(({ done }) => !done)
  const reached = new Map(resting.map(({ states, answered }) => [key(states), answered]))
  const findings = new Map<string, MigrationFinding>()
  for (const configuration of before.configurations) {
    // who has ended stays where it ended
    if (configuration.done) continue
    const { states } = configuration
    const paths = [...states.map((path) => renamed(migration, path)), ...(migration.added ?? [])]
    const finding = (kind: MigrationFinding['kind'], message: string) => {
      const about = `${kind} ${states.join()}`
      if (!findings.has(about))
        findings.set(about, { kind, states, message, path: pathTo(before, configuration) })
    }
    const missing = paths.filter((path) => !exists(next, path))
    if (missing.length > 0)
      finding('nowhere', `${missing.join(', ')} does not exist in version ${migration.to}.`)
    else if (!reached.has(key(paths)))
      finding('never-reached', `Version ${migration.to} never waits in ${paths.join(', ')}.`)
    else if (configuration.answered && reached.get(key(paths)) === false) {
      finding('answer-taken-back', `${states.join(', ')} is answered, ${paths.join(', ')} is not.`)
    }
  }
  return [...findings.values()]
}

function exists({ stepper }: Chart, path: string): boolean {
  try {
    const { type } = nodeAt(stepper.machine, path)
    return type === 'atomic' || type === 'final'
  } catch {
    // nodeAt throws for the one reason that is asked here
    return false
  }
}

function key(states: readonly string[]): string {
  return [...states].sort().join()
}
