import type { Model } from 'mongoose'
import { accept, proofOf } from './accept.ts'
import { kinds, chartOf } from './charts.ts'
import { migrate, type Migrate, type MigrationReport } from './migrate/migrate.ts'
import type { Migration } from './migrate/migration.ts'
import { checkVersions, versionsInUse, type VersionInUse } from './versions.ts'
import { offers } from './judge.ts'
import { foresee, type Foreseen } from './foresee.ts'
import { incidentsOf, retryEffect, settleEffect, type Incident, type Settle } from './incidents.ts'
import { drainInstance, type Drained } from './outbox.ts'
import { jitter, type Ports } from './ports.ts'
import { postpone, type Postpone } from './postpone.ts'
import type { Proof } from './prove/finding.ts'
import { run, type Running } from './run.ts'
import { nowFor, send, type Send, type Sent } from './send.ts'
import { silenceFrom, type Silence } from './silence.ts'
import { start, type Start } from './start.ts'
import { mongooseStore, type InstanceStore } from './store.ts'
import { tick, type Ticked } from './tick.ts'
import type { Actor, ChartDefinition, EffectHandler, Instance, Offer } from './types.ts'
import { upcoming, type Upcoming } from './upcoming.ts'
import { verify, type Verified } from './verify.ts'

/** A chart, where its instances live, and what its effects do. */
export interface Registration<Subject> {
  chart: ChartDefinition
  model: Model<Instance<Subject>>
  effects: Readonly<Record<string, EffectHandler>>
  /** how instances of older versions become instances of this one */
  migrations?: readonly Migration[]
  /** fields of the subject that follow from the context, set after each step; pure */
  project?: (context: Record<string, unknown>, instance: Instance<Subject>) => Partial<Subject>
}

export interface May<Subject> {
  chart: string
  instance: Instance<Subject>
  actor: Actor
  /** facts that guards of an event would read, by type of event */
  probes?: Readonly<Record<string, Record<string, unknown>>>
}

export interface Engine {
  /** Takes a chart in. @throws ChartFault when it is broken, or when one of its effects is not done by anybody */
  register<Subject>(registration: Registration<Subject>): void
  /** The same with a store of another kind, for tests and rehearsals. */
  registerWith(
    store: InstanceStore,
    registration: Omit<Registration<Record<string, unknown>>, 'model'>
  ): void
  start<Subject extends object>(command: Start<Subject>): Promise<Sent<Subject>>
  /** @throws Refusal with every reason */
  send<Subject = Record<string, unknown>>(command: Send): Promise<Sent<Subject>>
  /** For each event that the actor's roles may send: possible now, or every reason why not. */
  may<Subject>(question: May<Subject>): Offer[]
  /** Fires what is due, does the effects that are due. Safe in several processes at once. */
  tick(): Promise<Ticked>
  run(options: { everyMs: number }): Running
  /** Does the effects of one instance now, so that a page sees them soon. */
  drain(where: { chart: string; id: string }): Promise<Drained>
  upcoming<Subject = Record<string, unknown>>(question: {
    chart: string
    filter?: Record<string, unknown>
    limit?: number
  }): Promise<Upcoming<Subject>[]>
  /** all that the clock alone would do to one instance, up to its answer */
  foresee<Subject>(question: { chart: string; instance: Instance<Subject> }): Foreseen[]
  /** what was proved of the version that new instances start with */
  proof(chart: string): Proof
  /** what follows, and when, for each role that would stay silent from now on */
  silence(question: { chart: string; input: object }): Silence[]
  verify(question: { chart: string; filter?: Record<string, unknown> }): Promise<Verified>
  postpone(command: Postpone): Promise<Sent>
  /** Moves every live instance of one version to another, by a proved map; `dryRun` only says what would happen. */
  migrate(command: Migrate): Promise<MigrationReport>
  /** @throws ChartFault when a live instance is pinned to a version that is not here: refuse to start */
  checkVersions(): Promise<void>
  /** what was given up or fails, for staff to retry or settle by hand */
  incidents<Subject = Record<string, unknown>>(question: {
    chart: string
    filter?: Record<string, unknown>
    limit?: number
  }): Promise<Incident<Subject>[]>
  /** every version that is here or that live instances follow */
  versionsInUse(): Promise<VersionInUse[]>
  retryEffect(where: { chart: string; id: string; key: string }): Promise<void>
  settleEffect(command: Settle): Promise<Sent>
  /** the version that new instances start with, and the hash of its structure, for each chart */
  versions(): { name: string; version: number; hash: string }[]
}

/** @param pause how to wait after a lost race; at random unless told */
export function createEngine(given: Omit<Ports, 'pause'> & Partial<Pick<Ports, 'pause'>>): Engine {
  const ports: Ports = { pause: jitter, ...given }
  const known = kinds()
  const look = (stopping?: () => boolean) => tick(ports, known.all(), stopping)

  const registerWith: Engine['registerWith'] = (
    store,
    { chart, effects, project, migrations = [] }
  ) => {
    accept(chart, effects, ports.logger)
    known.add({ store, effects, project, migrations }, chart)
  }

  return {
    registerWith,
    register: ({ model, ...rest }) => {
      registerWith(mongooseStore(model as unknown as Model<Instance>), rest as never)
    },
    start: async (command) =>
      (await start(ports, known.named(command.chart), command as never)) as never,
    send: async (command) => (await send(ports, known.named(command.chart), command)) as never,
    may: ({ chart, instance, actor, probes = {} }) => {
      const here = instance as unknown as Instance
      const env = { now: nowFor(ports, here).getTime(), actor, seq: here.v + 1 }
      return offers(chartOf(known.named(chart), here), here, actor, env, probes)
    },
    tick: () => look(),
    run: ({ everyMs }) => run(ports, everyMs, look),
    drain: ({ chart, id }) => drainInstance(ports, known.named(chart), id),
    upcoming: async ({ chart, filter = {}, limit = 20 }) =>
      (await upcoming(known.named(chart), filter, limit)) as never,
    foresee: ({ chart, instance }) => foresee(known.named(chart), instance as unknown as Instance),
    proof: (chart) => proofOf(known.named(chart).current.definition),
    silence: ({ chart, input }) => silenceFrom(known.named(chart), input, ports.clock.now()),
    verify: ({ chart, filter }) => verify(known.named(chart), filter),
    postpone: (command) => postpone(ports, known.named(command.chart), command),
    migrate: (command) => migrate(ports, known.named(command.chart), command),
    checkVersions: () => checkVersions(known.all()),
    incidents: async ({ chart, filter = {}, limit = 200 }) =>
      (await incidentsOf(known.named(chart), filter, limit)) as never,
    versionsInUse: () => versionsInUse(known.all()),
    retryEffect: ({ chart, id, key }) => retryEffect(ports, known.named(chart), id, key),
    settleEffect: (command) => settleEffect(ports, known.named(command.chart), command),
    versions: () =>
      known.all().map(({ name, current }) => ({
        ...{ name, version: current.definition.version, hash: current.hash }
      }))
  }
}
