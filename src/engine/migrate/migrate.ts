import type { Kind } from '../charts.ts'
import { clearEndedWait } from '../clear-incident.ts'
import { ChartFault } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { MAX_TRIES, nowFor } from '../send.ts'
import type { Actor, Instance } from '../types.ts'
import { delayOf } from '../xstate.ts'
import { mapOf, type Mapped } from './map-of.ts'
import { moveOne, type Move } from './move-one.ts'
import { proveMigration } from './prove-migration.ts'

export interface Migrate {
  chart: string
  from: number
  to: number
  by: Actor
  /** why, for the journal of each instance */
  why?: string
  /** says what would happen, and writes nothing */
  dryRun?: boolean
}

/** One way instances went, or would go. */
export interface Moved {
  from: string[]
  to: string[]
  count: number
  /** one of them */
  example: string
  /** delays whose timers keep their date, begin now, or are no more */
  kept: string[]
  rearmed: string[]
  dropped: string[]
  /** by delay that begins now: the earliest and the latest of its new dates */
  dates: Record<string, { first: Date; last: Date }>
}

export interface MigrationReport {
  instances: number
  moves: Moved[]
}

/** How many of those that cannot go are named. */
const NAMED = 5

/**
 * Moves every live instance of one version to another by a proved map, each by compare-and-set, with a line in its
 * journal. All of them are moved in memory first: one that cannot go stops everything before anything is written.
 * Can be stopped and begun again, and run by several processes: who has moved is not of the old version any more.
 * @throws ChartFault when the map is not proved, or naming the first instances that cannot go; nothing is written then
 */
export async function migrate(
  ports: Ports,
  kind: Kind,
  command: Migrate
): Promise<MigrationReport> {
  const { from, to, dryRun = false } = command
  const mapped = mapOf(kind, from, to)
  const findings = proveMigration(mapped.old, mapped.next, mapped.migration)
  if (findings.length > 0) {
    const lines = findings.map(({ message, path }) => `- ${message} (${path.join(' → ')})`)
    throw new ChartFault(
      `The migration of ${kind.name} from ${from} to ${to} is not proved:\n${lines.join('\n')}`
    )
  }
  const rehearsed = await rehearse(ports, kind, mapped, command)
  return dryRun ? rehearsed : write(ports, kind, mapped, command)
}

/** Every live instance moved in memory, nothing written. */
async function rehearse(
  ports: Ports,
  kind: Kind,
  mapped: Mapped,
  command: Migrate
): Promise<MigrationReport> {
  const faults: string[] = []
  const report = reporter()
  for await (const instance of liveOn(kind, command.from)) {
    try {
      report.add(instance, moveOne(kind, mapped, instance, cause(ports, command, instance)))
    } catch (error) {
      if (!(error instanceof ChartFault)) throw error
      faults.push(error.message)
    }
  }
  if (faults.length > 0) {
    const more = faults.length > NAMED ? [`and ${faults.length - NAMED} more`] : []
    const lines = [...faults.slice(0, NAMED), ...more].map((fault) => `- ${fault}`)
    throw new ChartFault(
      `${faults.length} of ${kind.name} ${command.from} cannot go to ${command.to}; nothing was written:\n${lines.join('\n')}`
    )
  }
  return report.done()
}

async function write(
  ports: Ports,
  kind: Kind,
  mapped: Mapped,
  command: Migrate
): Promise<MigrationReport> {
  const report = reporter()
  for await (const { _id } of liveOn(kind, command.from)) {
    const moved = await writeOne(ports, kind, mapped, command, _id)
    if (moved) report.add(moved.instance, moved.move)
  }
  return report.done()
}

/** @returns undefined when another process moved it, or it ended meanwhile */
async function writeOne(
  ports: Ports,
  kind: Kind,
  mapped: Mapped,
  command: Migrate,
  id: string
): Promise<{ instance: Instance; move: Move } | undefined> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const instance = await kind.store.read(id)
    if (!instance || !isLiveOn(instance, command.from)) return undefined
    const move = moveOne(kind, mapped, instance, cause(ports, command, instance))
    if (await kind.store.swap(id, instance.v, move.change)) {
      await clearEndedWait(kind, instance, move.timers.timers)
      return { instance, move }
    }
    await ports.pause(tries)
  }
  throw new ChartFault(`${kind.name} ${id} was written by others ${MAX_TRIES} times in a row.`)
}

async function* liveOn(kind: Kind, version: number): AsyncIterable<Instance> {
  const filter = { 'def.name': kind.name, 'def.version': version, status: 'active' }
  for await (const instance of kind.store.all(filter)) {
    if (isLiveOn(instance, version)) yield instance
  }
}

function isLiveOn({ def, status }: Instance, version: number): boolean {
  return def.version === version && status !== 'done'
}

function cause(ports: Ports, { by, why }: Migrate, instance: Instance) {
  return { at: nowFor(ports, instance), by, why }
}

/** Counts instances that go the same way as one. */
function reporter() {
  const moves = new Map<string, Moved>()
  let instances = 0
  return {
    add({ _id, states: from }: Instance, { states: to, timers }: Move): void {
      instances += 1
      const { kept, rearmed, dropped } = timers
      const about = JSON.stringify([from, to, kept, rearmed, dropped])
      const fresh = { from, to, kept, rearmed, dropped, count: 0, example: _id, dates: {} }
      const known: Moved = moves.get(about) ?? fresh
      known.count += 1
      for (const { event, dueAt } of timers.timers) {
        const delay = delayOf(event)
        if (!rearmed.includes(delay)) continue
        const { first, last } = known.dates[delay] ?? { first: dueAt, last: dueAt }
        known.dates[delay] = {
          first: dueAt < first ? dueAt : first,
          last: dueAt > last ? dueAt : last
        }
      }
      moves.set(about, known)
    },
    done: (): MigrationReport => ({
      instances,
      moves: [...moves.values()].sort((a, b) => b.count - a.count)
    })
  }
}
