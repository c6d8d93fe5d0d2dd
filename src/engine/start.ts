import { advance, changed, withSubject } from './advance.ts'
import { plain } from './canonical.ts'
import type { Kind } from './charts.ts'
import { Refusal } from './errors.ts'
import type { Ports } from './ports.ts'
import { purely } from './pure.ts'
import { actor, envOf, type Sent } from './send.ts'
import type { Actor, Instance } from './types.ts'

/** A new instance of a chart, at its current version. */
export interface Start<Subject extends object = Record<string, unknown>> {
  chart: string
  id: string
  /** facts for the chart's first context; journaled */
  input: object
  by: Actor
  command: string
  subject: Subject
}

/** The type of the first entry of every journal; its event carries the input. */
export const START = 'START'

/**
 * Creates an instance. The same command again returns the one it created.
 * @throws Refusal `stale exists` when the id is taken by another command
 */
export async function start(ports: Ports, kind: Kind, command: Start): Promise<Sent> {
  const chart = kind.current
  const at = ports.clock.now()
  const input = plain({ ...command.input }, 'input')
  const cause = { at, cmd: command.command, by: actor(command.by), event: { type: START, input } }
  const blank = unborn(command.id, at, { ...command.subject }, chart.definition.name)
  const moved = purely(() => chart.stepper.begin(input, envOf(cause, blank)))
  const change = withSubject(advance(chart, blank, moved, cause), blank, {}, kind.project)
  const instance = changed(blank, change)
  if (await kind.store.insert(instance)) return { instance, seq: 1, repeated: false }
  const existing = await kind.store.read(command.id)
  if (existing?.history[0]?.cmd === command.command)
    return { instance: existing, seq: 1, repeated: true }
  throw new Refusal(kind.name, START, [
    { kind: 'stale', code: 'exists', params: { id: command.id } }
  ])
}

/** What an instance is before its first step. */
export function unborn(
  id: string,
  at: Date,
  subject: Record<string, unknown>,
  name: string
): Instance {
  return {
    _id: id,
    v: 0,
    def: { name, version: 0, hash: '' },
    subject,
    snapshot: { value: {}, context: {} },
    status: 'active',
    states: [],
    tags: [],
    owners: [],
    enteredAt: at,
    lastAt: at,
    pollAt: null,
    timers: [],
    outbox: [],
    history: []
  }
}
