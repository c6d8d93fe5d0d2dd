import type { Model } from 'mongoose'
import type { Change } from './advance.ts'
import type { Effect, Instance } from './types.ts'
import { liveVersions, type LiveVersion } from './live-versions.ts'
import { writeTogether } from './write-together.ts'
import { isDuplicateKey } from '../shared/errors.ts'

type Incident = NonNullable<Instance['incident']>
type PutOff = Pick<Instance, 'timers' | 'pollAt'> & { incident: Incident }

/** Everything the engine asks of where instances live. Each call is one atomic operation on one document. */
export interface InstanceStore {
  read(id: string): Promise<Instance | null>
  /** @returns false when the id is taken */
  insert(instance: Instance): Promise<boolean>
  /** Compare-and-set: writes the step only if `v` is still the one it was computed from. */
  swap(id: string, v: number, change: Change): Promise<boolean>
  /** Instances whose clock must look by this date, earliest first. */
  due(now: Date, limit: number): Promise<Instance[]>
  /** Instances with an effect to do by this date. */
  waiting(now: Date, limit: number): Promise<Instance[]>
  /** Takes an effect until `lease`, if nobody did since it was read; counts one attempt. @returns the instance as it is then */
  claim(id: string, effect: Effect, lease: Date): Promise<Instance | null>
  /** Changes an effect that this caller holds: its `nextAt` is still the lease. @returns false when lost to somebody else */
  amend(id: string, key: string, lease: Date, fields: Partial<Effect>): Promise<boolean>
  /** Changes an effect whoever holds it, on a person's order. */
  amendByHand(id: string, key: string, fields: Partial<Effect>): Promise<boolean>
  /** Gives up an effect that this caller holds, and says so: one without the other would be seen by nobody. */
  giveUp(id: string, lease: Date, incident: Incident): Promise<void>
  /** Forgets an effect. @returns the instance after that, so that nobody has to read it again */
  remove(id: string, key: string): Promise<Instance | null>
  /** Replaces the timers without a step, if `v` did not move: one whose step failed is put off, and its incident said. */
  putOff(id: string, v: number, fields: PutOff): Promise<void>
  /** Ends the incident of that key, if it still is the one; `next` takes its place. */
  clearIncident(id: string, key: string, next: Incident | undefined): Promise<void>
  /** Instances on which something was given up or failed, that match a filter, the oldest first. */
  inTrouble(filter: Record<string, unknown>, limit: number): Promise<Instance[]>
  /** Every instance, by id, for verification and migration. */
  all(filter?: Record<string, unknown>): AsyncIterable<Instance>
  /** Instances with armed timers that match a filter, those the clock meets first. */
  upcoming(filter: Record<string, unknown>, limit: number): Promise<Instance[]>
  /** Each version of a chart that a live instance is pinned to, with one such instance. */
  liveVersions(name: string): Promise<LiveVersion[]>
}

/** Instances kept by a Mongoose model made with `defineAggregate`. */
export function mongooseStore(model: Model<Instance>): InstanceStore {
  const one = (key: string) => ({ arrayFilters: [{ 'e.key': key }] })
  const amended = (fields: Partial<Effect>) => ({
    $set: Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [`outbox.$[e].${name}`, value])
    )
  })
  const matched = async (filter: object, update: object, options: object = {}) =>
    (await model.updateOne(filter as never, update, options)).matchedCount === 1
  const step = writeTogether(model)

  return {
    read: (id) => model.findById(id).lean<Instance>().exec(),
    async insert(instance) {
      try {
        await model.create(instance)
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
    swap: (id, v, { set, subject, entry, effects }) => {
      const fields = Object.entries(subject).map(
        ([name, value]) => [`subject.${name}`, value] as const
      )
      const outbox = effects.length > 0 && { outbox: { $each: effects } }
      const update = {
        $set: { ...set, v: entry.seq, ...Object.fromEntries(fields) },
        $push: { history: entry, ...outbox }
      }
      return step({ filter: { _id: id, v }, update, entry })
    },
    due: (now, limit) =>
      model
        .find({ pollAt: { $lte: now } })
        .sort({ pollAt: 1, _id: 1 })
        .limit(limit)
        .lean<Instance[]>()
        .exec(),
    waiting: (now, limit) => {
      const filter = { outbox: { $elemMatch: { nextAt: { $lte: now }, stuck: { $ne: true } } } }
      return model
        .find(filter as never)
        .limit(limit)
        .lean<Instance[]>()
        .exec()
    },
    claim: (id, { key, nextAt }, lease) =>
      model
        .findOneAndUpdate(
          { _id: id, outbox: { $elemMatch: { key, nextAt, stuck: { $ne: true } } } } as never,
          { $set: { 'outbox.$[e].nextAt': lease }, $inc: { 'outbox.$[e].attempts': 1 } },
          { ...one(key), returnDocument: 'after' }
        )
        .lean<Instance>()
        .exec(),
    amend: (id, key, lease, fields) =>
      matched(
        { _id: id, outbox: { $elemMatch: { key, nextAt: lease } } },
        amended(fields),
        one(key)
      ),
    amendByHand: (id, key, fields) =>
      matched({ _id: id, 'outbox.key': key }, amended(fields), one(key)),
    async giveUp(id, lease, incident) {
      const { key, error: lastError } = incident
      const { $set } = amended({ lastError, stuck: true })
      await matched(
        { _id: id, outbox: { $elemMatch: { key, nextAt: lease } } },
        { $set: { ...$set, incident } },
        one(key)
      )
    },
    remove: (id, key) =>
      model
        .findOneAndUpdate({ _id: id }, { $pull: { outbox: { key } } }, { returnDocument: 'after' })
        .lean<Instance>()
        .exec(),
    async putOff(id, v, fields) {
      await matched({ _id: id, v }, { $set: fields })
    },
    async clearIncident(id, key, next) {
      const update = next ? { $set: { incident: next } } : { $unset: { incident: 1 } }
      await matched({ _id: id, 'incident.key': key }, update)
    },
    inTrouble: (filter, limit) =>
      model
        .find({ ...filter, 'incident.at': { $gt: new Date(0) } })
        .sort({ 'incident.at': 1 })
        .limit(limit)
        .lean<Instance[]>()
        .exec(),
    all: (filter = {}) =>
      model.find(filter).sort({ _id: 1 }).lean<Instance>().cursor() as AsyncIterable<Instance>,
    upcoming: (filter, limit) =>
      model
        .find({ ...filter, pollAt: { $ne: null } })
        .sort({ pollAt: 1, _id: 1 })
        .limit(limit)
        .lean<Instance[]>()
        .exec(),
    liveVersions: (name) => liveVersions(model, name)
  }
}
