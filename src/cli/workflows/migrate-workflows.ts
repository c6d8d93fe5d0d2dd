import type { Actor, Engine, Moved, VersionInUse } from '../../engine/index.ts'
import { parisDateTime } from '../../shared/paris-time.ts'

type Parts = Pick<Engine, 'versionsInUse' | 'migrate'>

export interface MigrateWorkflows {
  /** says what would happen, and writes nothing */
  dryRun: boolean
  /** who orders it and why, for the journal of each instance */
  by: Actor
  why: string
}

/** Every version, where its instances stand, and what may be done about it; one line each. */
export async function listWorkflows(
  { versionsInUse }: Pick<Parts, 'versionsInUse'>,
  say: (line: string) => void
): Promise<boolean> {
  const all = await versionsInUse()
  for (const one of all) say(lineOf(one))
  return all.every(({ standing }) => standing === 'current' || standing === 'earlier')
}

/**
 * Moves what runs under an earlier version, from map to map, until nothing more can move.
 * @returns how many instances moved, or would at the first step of each
 * @throws ChartFault naming what cannot go; nothing of that step is written then
 */
export async function migrateWorkflows(
  { versionsInUse, migrate }: Parts,
  { dryRun, by, why }: MigrateWorkflows,
  say: (line: string) => void
): Promise<number> {
  let moved = 0
  for (const { chart } of uniqueCharts(await versionsInUse())) {
    const done = new Set<number>()
    for (;;) {
      const from = (await versionsInUse()).find(
        (one) => one.chart === chart && one.live > 0 && one.next !== null && !done.has(one.version)
      )
      if (!from?.next) break
      done.add(from.version)
      const { version, next } = from
      const report = await migrate({ chart, from: version, to: next, by, why, dryRun })
      moved += report.instances
      say(
        `${chart}: ${report.instances} ${dryRun ? 'would go' : 'went'} from version ${version} to ${next}`
      )
      for (const line of report.moves.flatMap(linesOf)) say(line)
    }
  }
  if (moved === 0) say('Nothing to move: no live instance has a map to a later version.')
  return moved
}

function uniqueCharts(all: readonly VersionInUse[]): VersionInUse[] {
  return all.filter((one, n) => all.findIndex(({ chart }) => chart === one.chart) === n)
}

function lineOf({ chart, version, standing, live, example, next }: VersionInUse): string {
  const known = {
    current: 'current, new ones follow it',
    earlier: next === null ? 'earlier, no map leads on from it' : `earlier, a map leads to ${next}`,
    missing: 'NOT HERE: start the program that holds it, or one that brings its chart back',
    edited: 'EDITED since: give the edited chart a new version, and bring this one back'
  }[standing]
  const instances = live === 0 ? 'nothing live' : `${live} live, such as ${example}`
  return `${chart} ${version}: ${instances} (${known})`
}

function linesOf({ from, to, count, example, kept, rearmed, dropped, dates }: Moved): string[] {
  const inState =
    from.join() === to.join()
      ? `stay in ${from.join(', ')}`
      : `${from.join(', ')} → ${to.join(', ')}`
  return [
    `  ${count} ${inState} (such as ${example})`,
    ...(kept.length > 0 ? [`    timers that keep their date: ${kept.join(', ')}`] : []),
    ...rearmed.map((delay) => `    timer that begins now: ${delay}${datesOf(dates[delay])}`),
    ...(dropped.length > 0 ? [`    timers that are no more: ${dropped.join(', ')}`] : [])
  ]
}

function datesOf(dates: Moved['dates'][string] | undefined): string {
  if (!dates) return ''
  const { first, last } = dates
  const until = first.getTime() === last.getTime() ? '' : ` to ${parisDateTime(last, 'en')}`
  return `, due ${parisDateTime(first, 'en')}${until}`
}
