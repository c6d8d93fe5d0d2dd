import type { Model } from 'mongoose'
import type { Instance } from './types.ts'

/** One change of one document; `entry` is the step that it writes, by which it is known again. */
export interface Write {
  filter: { _id: string; v: number }
  update: object
  entry: { hash: string }
}

interface Waiting extends Write {
  resolve: (written: boolean) => void
  reject: (error: unknown) => void
}

/** What the driver throws when some of many writes were refused: those alone are in it. */
interface Refused {
  writeErrors: readonly { index: number }[]
  result: { matchedCount: number }
}

/**
 * Writes changes that are asked for at one moment in one message: the driver, the socket and the commit cost
 * as much for one as for sixteen. Each of them is a compare-and-set of its own all the same.
 * @returns a function that says whether its change was written
 */
export function writeTogether(model: Model<Instance>): (write: Write) => Promise<boolean> {
  let waiting: Waiting[] = []
  const flush = () => {
    const writes = waiting
    waiting = []
    void (writes.length === 1 ? writeOne(model, writes) : writeMany(model, writes)).catch(
      (error: unknown) => {
        for (const { reject } of writes) reject(error)
      }
    )
  }
  return (write) =>
    new Promise((resolve, reject) => {
      // after everything that is ready to run, so that whoever moves at this moment is in it
      if (waiting.length === 0) process.nextTick(flush)
      waiting.push({ ...write, resolve, reject })
    })
}

async function writeOne(model: Model<Instance>, [write]: Waiting[]): Promise<void> {
  if (!write) return
  const { matchedCount } = await model.updateOne(write.filter as never, write.update)
  write.resolve(matchedCount === 1)
}

async function writeMany(model: Model<Instance>, writes: readonly Waiting[]): Promise<void> {
  const operations = writes.map(({ filter, update }) => ({ updateOne: { filter, update } }))
  const { matched, failed } = await model.bulkWrite(operations as never, { ordered: false }).then(
    ({ matchedCount }) => ({ matched: matchedCount, failed: new Map<number, unknown>() }),
    (error: unknown) => {
      if (!isRefused(error)) throw error
      const failed = new Map<number, unknown>(error.writeErrors.map((one) => [one.index, one]))
      return { matched: error.result.matchedCount, failed }
    }
  )
  const others = writes.filter((_, at) => !failed.has(at))
  // the answer only counts: who was too late is looked for when somebody was
  const late = matched === others.length ? new Set<Waiting>() : await tooLate(model, others)
  for (const [at, write] of writes.entries()) {
    if (failed.has(at)) write.reject(failed.get(at))
    else write.resolve(!late.has(write))
  }
}

/** Those whose step is not in the journal, or is there for another of them that wished the very same. */
async function tooLate(model: Model<Instance>, writes: readonly Waiting[]): Promise<Set<Waiting>> {
  const ids = writes.map(({ filter }) => filter._id)
  const found = await model
    .find({ _id: { $in: ids } }, { 'history.hash': 1 })
    .lean<{ history: { hash: string }[] }[]>()
    .exec()
  const unclaimed = new Set(found.flatMap(({ history }) => history.map(({ hash }) => hash)))
  return new Set(writes.filter(({ entry }) => !unclaimed.delete(entry.hash)))
}

function isRefused(error: unknown): error is Refused {
  return error instanceof Error && 'writeErrors' in error && 'result' in error
}
