import { deserialize, serialize } from 'bson'
import type { InstanceStore } from '../../../src/engine/store.ts'
import type { Effect, Instance } from '../../../src/engine/types.ts'

/** Instances kept as BSON bytes in memory: what is not plain data does not survive, as in a real store. */
export interface MemoryStore extends InstanceStore {
  bytes: Map<string, Uint8Array>
}

export function memoryStore(): MemoryStore {
  const bytes = new Map<string, Uint8Array>()
  const get = (id: string): Instance | null => {
    const found = bytes.get(id)
    return found ? (deserialize(found) as Instance) : null
  }
  /** what the clock and the outbox look for, so that looking costs little */
  const heads = new Map<string, { pollAt: Date | null; waits: Date[] }>()
  const put = (instance: Instance) => {
    bytes.set(instance._id, serialize(instance))
    const waits = instance.outbox.filter(({ stuck }) => !stuck).map(({ nextAt }) => nextAt)
    heads.set(instance._id, { pollAt: instance.pollAt, waits })
  }
  const everything = () => [...bytes.keys()].sort().map((id) => get(id)!)
  const change = (id: string, make: (instance: Instance) => boolean | void): boolean => {
    const instance = get(id)
    if (!instance || make(instance) === false) return false
    put(instance)
    return true
  }
  const amendEffect = (
    id: string,
    find: (effect: Effect) => boolean,
    make: (effect: Effect) => void
  ) =>
    change(id, ({ outbox }) => {
      const effect = outbox.find(find)
      if (!effect) return false
      make(effect)
      return true
    })

  return {
    bytes,
    read: (id) => Promise.resolve(get(id)),
    insert: (instance) => {
      if (bytes.has(instance._id)) return Promise.resolve(false)
      put(instance)
      return Promise.resolve(true)
    },
    swap: (id, v, { set, subject, entry, effects }) =>
      Promise.resolve(
        change(id, (instance) => {
          if (instance.v !== v) return false
          Object.assign(instance, set, { v: entry.seq })
          Object.assign(instance.subject, subject)
          instance.history.push(entry)
          instance.outbox.push(...effects)
          return true
        })
      ),
    due: (now, limit) =>
      Promise.resolve(
        [...heads]
          .flatMap(([id, { pollAt }]) =>
            pollAt !== null && pollAt <= now ? [{ id, at: pollAt }] : []
          )
          .sort((a, b) => a.at.getTime() - b.at.getTime())
          .slice(0, limit)
          .map(({ id }) => get(id)!)
      ),
    waiting: (now, limit) =>
      Promise.resolve(
        [...heads]
          .filter(([, { waits }]) => waits.some((nextAt) => nextAt <= now))
          .map(([id]) => id)
          .sort()
          .slice(0, limit)
          .map((id) => get(id)!)
      ),
    claim: (id, { key, nextAt }, lease) => {
      const mine = amendEffect(
        id,
        (effect) =>
          effect.key === key && !effect.stuck && effect.nextAt.getTime() === nextAt.getTime(),
        (effect) => Object.assign(effect, { nextAt: lease, attempts: effect.attempts + 1 })
      )
      return Promise.resolve(mine ? get(id) : null)
    },
    amend: (id, key, lease, fields) =>
      Promise.resolve(
        amendEffect(
          id,
          (effect) => effect.key === key && effect.nextAt.getTime() === lease.getTime(),
          (effect) => Object.assign(effect, fields)
        )
      ),
    amendByHand: (id, key, fields) =>
      Promise.resolve(
        amendEffect(
          id,
          (effect) => effect.key === key,
          (effect) => Object.assign(effect, fields)
        )
      ),
    remove: (id, key) => {
      change(id, (instance) => {
        instance.outbox = instance.outbox.filter((effect) => effect.key !== key)
      })
      return Promise.resolve(get(id))
    },
    putOff: (id, v, timers, pollAt) => {
      change(id, (instance) =>
        instance.v === v ? void Object.assign(instance, { timers, pollAt }) : false
      )
      return Promise.resolve()
    },
    setIncident: (id, incident) => {
      change(id, (instance) => void (instance.incident = incident))
      return Promise.resolve()
    },
    clearIncident: (id, key) => {
      change(id, (instance) =>
        instance.incident?.key === key ? void delete instance.incident : false
      )
      return Promise.resolve()
    },
    async *all() {
      yield* everything()
      await Promise.resolve()
    },
    upcoming: (filter, limit) =>
      Promise.resolve(
        everything()
          .filter(
            ({ _id, pollAt }) => pollAt !== null && (!('_id' in filter) || filter['_id'] === _id)
          )
          .sort((a, b) => a.pollAt!.getTime() - b.pollAt!.getTime())
          .slice(0, limit)
      ),
    inTrouble: (_filter, limit) =>
      Promise.resolve(
        everything()
          .filter(({ incident }) => incident !== undefined)
          .slice(0, limit)
      ),
    liveVersions: (name) => {
      const groups = new Map<
        string,
        { version: number; hash: string; example: string; count: number }
      >()
      for (const { _id, def, status } of everything()) {
        if (def.name !== name || status !== 'active') continue
        const { version, hash } = def
        const key = `${version} ${hash}`
        const group = groups.get(key) ?? { version, hash, example: _id, count: 0 }
        groups.set(key, { ...group, count: group.count + 1 })
      }
      return Promise.resolve([...groups.values()])
    }
  }
}
