import { advance, changed, withSubject, type Change } from '../advance.ts'
import type { Kind } from '../charts.ts'
import { ChartFault } from '../errors.ts'
import { actor, envOf } from '../send.ts'
import type { Actor, Instance } from '../types.ts'
import { verifyOne } from '../verify.ts'
import { leaves } from '../snapshot.ts'
import type { Mapped } from './map-of.ts'
import { migrated, type Migrated } from './migrated.ts'
import { MIGRATE } from './migration.ts'

/** Where one instance goes, and what its document becomes. */
export interface Move {
  states: string[]
  timers: Pick<Migrated, 'timers' | 'kept' | 'rearmed' | 'dropped'>
  change: Change
}

/**
 * Moves one instance in memory and checks what comes out: its journal, the new line included, replays to the new
 * state in the new version.
 * @throws ChartFault saying why it cannot go, with its id
 */
export function moveOne(
  kind: Kind,
  mapped: Mapped,
  instance: Instance,
  { at, by, why }: { at: Date; by: Actor; why: string | undefined }
): Move {
  const { migration, old, next } = mapped
  const { from, to } = migration
  const cause = {
    ...{ at, by: actor(by), cmd: `migrate:${from}:${to}`, event: { type: MIGRATE, from, to } },
    ...(why !== undefined && { why })
  }
  try {
    if (instance.def.hash !== old.hash)
      throw new ChartFault(`it began under another ${kind.name} ${from}.`)
    const moved = migrated(old, next, migration, instance, envOf(cause, instance))
    const { live, timers, kept, rearmed, dropped } = moved
    const before: Instance = { ...instance, timers }
    const step = advance(next, before, { live, timers: [], effects: [] }, cause)
    const change = withSubject(step, before, {}, kind.project)
    const difference = verifyOne(kind, changed(before, change))
    if (difference)
      throw new ChartFault(`step ${difference.seq}, ${difference.what}: ${difference.detail}`)
    return { states: leaves(live), timers: { timers, kept, rearmed, dropped }, change }
  } catch (error) {
    throw new ChartFault(
      `${instance._id}: ${error instanceof Error ? error.message : String(error)}`
    )
  }
}
