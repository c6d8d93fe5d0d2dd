import { deserialize, serialize } from 'bson'
import type { InstanceStore } from '../../../src/engine/store.ts'
import type { Effect, Entry, Instance } from '../../../src/engine/types.ts'

/** Instances kept as BSON bytes in memory: what is not plain data does not survive, as in a real store. */
export interface MemoryStore extends InstanceStore {
  /** the effects that an instance still keeps, without reading all of it */
  outboxOf(id: string): readonly Effect[]
  everything(): Instance[]
  /** puts an instance in the place of another, journal and all, as somebody could by hand */
  overwrite(instance: Instance): void
}

interface Kept {
  /** all but the journal */
  bytes: Uint8Array
  /** as they were written; a journal is never changed, so each line is read back once */
  history: Entry[]
  /** what the clock and the outbox look for, so that looking costs little */
  pollAt: Date | null
  outbox: Effect[]
}

export function memoryStore(): MemoryStore {
  const all = new Map<string, Kept>()
  const get = (id: string): Instance | null => {
    const found = all.get(id)
    if (!found) return null
    return {
      ...(deserialize(found.bytes) as Omit<Instance, 'history'>),
      history: [...found.history]
    }
  }
  const put = (instance: Instance) => {
    const { history, ...rest } = instance
    const before = all.get(instance._id)?.history ?? []
    const lines = history.map((entry, n) => before[n] ?? frozen(readBack(entry)))
    const { pollAt, outbox } = instance
    all.set(instance._id, { bytes: serialize(rest), history: lines, pollAt, outbox })
  }
  const everything = () => [...all.keys()].sort().map((id) => get(id)!)
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
    everything,
    overwrite: (instance) => {
      all.delete(instance._id)
      put(instance)
    },
    outboxOf: (id) => all.get(id)?.outbox ?? [],
    read: (id) => Promise.resolve(get(id)),
    insert: (instance) => {
      if (all.has(instance._id)) return Promise.resolve(false)
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
        [...all]
          .flatMap(([id, { pollAt }]) =>
            pollAt !== null && pollAt <= now ? [{ id, at: pollAt }] : []
          )
          .sort((a, b) => a.at.getTime() - b.at.getTime())
          .slice(0, limit)
          .map(({ id }) => get(id)!)
      ),
    waiting: (now, limit) =>
      Promise.resolve(
        [...all]
          .filter(([, { outbox }]) => outbox.some(({ nextAt, stuck }) => !stuck && nextAt <= now))
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
    giveUp: (id, lease, incident) => {
      change(id, (instance) => {
        const effect = instance.outbox.find(
          ({ key, nextAt }) => key === incident.key && nextAt.getTime() === lease.getTime()
        )
        if (!effect) return false
        Object.assign(effect, { lastError: incident.error, stuck: true })
        instance.incident = incident
        return true
      })
      return Promise.resolve()
    },
    remove: (id, key) => {
      change(id, (instance) => {
        instance.outbox = instance.outbox.filter((effect) => effect.key !== key)
      })
      return Promise.resolve(get(id))
    },
    putOff: (id, v, fields) => {
      change(id, (instance) => (instance.v === v ? void Object.assign(instance, fields) : false))
      return Promise.resolve()
    },
    clearIncident: (id, key, next) => {
      change(id, (instance) => {
        if (instance.incident?.key !== key) return false
        if (next) instance.incident = next
        else delete instance.incident
        return true
      })
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

function readBack(entry: Entry): Entry {
  return deserialize(serialize(entry)) as Entry
}

/** Whoever changes a line of a journal that others read too is told. */
function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) frozen(part as object)
  }
  return Object.freeze(value)
}
