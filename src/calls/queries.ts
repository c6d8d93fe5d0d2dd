import type { CallInstance } from './call.model.ts'
import type { CallsDeps } from './calls-deps.ts'

/** What lists read of a call: no journal, no timers. */
const listed = { subject: 1, states: 1, tags: 1, owners: 1, v: 1, enteredAt: 1, pollAt: 1 } as const

export type ListedCall = Pick<CallInstance, '_id' | keyof typeof listed>

type Models = Pick<CallsDeps, 'models'>

/** Calls that anybody may see, the first to close first; a call in preparation is seen by staff only. */
export function publicCalls({ models }: Models): Promise<ListedCall[]> {
  return models.calls
    .find({ tags: { $in: ['open', 'closed'] } }, listed)
    .sort({ 'subject.closesAt': 1 })
    .lean<ListedCall[]>()
}

/** Every call, the latest first: staff. */
export function allCalls({ models }: Models): Promise<ListedCall[]> {
  return models.calls.find({}, listed).sort({ _id: -1 }).lean<ListedCall[]>()
}

/** One call with its journal, or null. */
export function findCall({ models }: Models, number: string): Promise<CallInstance | null> {
  return models.calls.findById(number).lean<CallInstance>()
}
