import type { Chart, Kind } from '../charts.ts'
import { ChartFault } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { MAX_TRIES, actor, envOf, nowFor, write } from '../send.ts'
import type { Actor, Instance } from '../types.ts'
import { leaves } from '../snapshot.ts'
import { migrated } from './migrated.ts'
import { MIGRATE, type Migration } from './migration.ts'
import { proveMigration } from './prove-migration.ts'

export interface Migrate {
  chart: string
  from: number
  to: number
  by: Actor
  /** says what would happen, and writes nothing */
  dryRun?: boolean
}

/** One way instances went, or would go. */
export interface Moved {
  from: string[]
  to: string[]
  count: number
  /** delays whose timers keep their date, begin now, or are no more */
  kept: string[]
  rearmed: string[]
  dropped: string[]
}

export interface MigrationReport {
  instances: number
  moves: Moved[]
}

/**
 * Moves every live instance of one version to another by a proved map, each by compare-and-set, with a line in its journal.
 * Can be stopped and begun again: who has moved is not of the old version any more.
 * @throws ChartFault when the map is not proved; nothing is written then
 */
export async function migrate(
  ports: Ports,
  kind: Kind,
  command: Migrate
): Promise<MigrationReport> {
  const { from, to, dryRun = false } = command
  const { migration, old, next } = mapOf(kind, from, to)
  const findings = proveMigration(old, next, migration)
  if (findings.length > 0) {
    const lines = findings.map(({ message, path }) => `- ${message} (${path.join(' → ')})`)
    throw new ChartFault(
      `The migration of ${kind.name} from ${from} to ${to} is not proved:\n${lines.join('\n')}`
    )
  }
  const moves = new Map<string, Moved>()
  let instances = 0
  for await (const { _id } of kind.store.all({
    'def.name': kind.name,
    'def.version': from,
    status: 'active'
  })) {
    const moved = await migrateOne(ports, kind, { migration, old, next }, _id, command.by, dryRun)
    if (!moved) continue
    instances += 1
    const about = JSON.stringify([moved.from, moved.to, moved.kept, moved.rearmed, moved.dropped])
    const known = moves.get(about) ?? { ...moved, count: 0 }
    moves.set(about, { ...known, count: known.count + 1 })
  }
  return { instances, moves: [...moves.values()].sort((a, b) => b.count - a.count) }
}

/** The map between two versions, with both charts. @throws ChartFault when one of the three is not here */
export function mapOf(
  kind: Kind,
  from: number,
  to: number
): { migration: Migration; old: Chart; next: Chart } {
  const migration = kind.migrations.find((one) => one.from === from && one.to === to)
  const old = kind.versions.get(from)
  const next = kind.versions.get(to)
  if (!migration || !old || !next)
    throw new ChartFault(`No migration of ${kind.name} from ${from} to ${to} is known.`)
  return { migration, old, next }
}

async function migrateOne(
  ports: Ports,
  kind: Kind,
  { migration, old, next }: ReturnType<typeof mapOf>,
  id: string,
  by: Actor,
  dryRun: boolean
): Promise<Omit<Moved, 'count'> | undefined> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const instance = await kind.store.read(id)
    if (!instance || instance.def.version !== migration.from || instance.status === 'done')
      return undefined
    const { from, to } = migration
    const cmd = `migrate:${from}:${to}`
    const cause = {
      at: nowFor(ports, instance),
      cmd,
      by: actor(by),
      event: { type: MIGRATE, from, to }
    }
    const { live, timers, kept, rearmed, dropped } = migrated(
      old,
      next,
      migration,
      instance,
      envOf(cause, instance)
    )
    const moved = { from: instance.states, to: leaves(live), kept, rearmed, dropped }
    if (dryRun) return moved
    const before: Instance = { ...instance, timers }
    if (await write(kind, next, instance, before, { live, timers: [], effects: [] }, cause, {}))
      return moved
    await ports.pause(tries)
  }
  throw new ChartFault(`${kind.name} ${id} was written by others ${MAX_TRIES} times in a row.`)
}
