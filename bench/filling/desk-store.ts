import type { InstanceStore } from '../../src/engine/store.ts'
import type { Effect, Instance } from '../../src/engine/index.ts'

/** One dossier on the desk, in memory: what the engine needs of a store while it is being written. */
export function deskStore(): InstanceStore {
  let instance: Instance | null = null
  const change = (make: (instance: Instance) => Partial<Instance>): Promise<boolean> => {
    if (!instance) return Promise.resolve(false)
    instance = { ...instance, ...make(instance) }
    return Promise.resolve(true)
  }
  const effects = (key: string, make: (effect: Effect) => Effect | null) =>
    change(({ outbox }) => ({
      outbox: outbox.flatMap((effect) => (effect.key === key ? (make(effect) ?? []) : effect))
    }))
  const amend = (key: string, fields: Partial<Effect>) =>
    effects(key, (effect) => ({ ...effect, ...fields }))
  return {
    read: () => Promise.resolve(instance),
    insert(fresh) {
      instance = fresh
      return Promise.resolve(true)
    },
    swap: (_id, v, { set, subject, entry, effects: made }) =>
      instance?.v === v
        ? change((before) => ({
            ...set,
            v: entry.seq,
            subject: { ...before.subject, ...subject },
            history: [...before.history, entry],
            outbox: [...before.outbox, ...made]
          }))
        : Promise.resolve(false),
    due: (now) => Promise.resolve(instance?.pollAt && instance.pollAt <= now ? [instance] : []),
    waiting: () => Promise.resolve(instance?.outbox.length ? [instance] : []),
    claim: async (_id, { key, attempts }, lease) => {
      await amend(key, { nextAt: lease, attempts: attempts + 1 })
      return instance
    },
    amend: (_id, key, _lease, fields) => amend(key, fields),
    amendByHand: (_id, key, fields) => amend(key, fields),
    remove: async (_id, key) => {
      await effects(key, () => null)
      return instance
    },
    putOff: (_id, _v, { incident }) => Promise.reject(new Error(incident.error)),
    giveUp: (_id, _lease, incident) => Promise.reject(new Error(incident.error)),
    clearIncident: () => Promise.resolve(),
    inTrouble: () => Promise.resolve([]),
    async *all() {
      await Promise.resolve()
      if (instance) yield instance
    },
    upcoming: () => Promise.resolve(instance ? [instance] : []),
    liveVersions: () => Promise.resolve([])
  }
}
