import { chartOf, type Kind } from './charts.ts'
import { fired, inOrder } from './judge.ts'
import type { Instance } from './types.ts'
import { delayOf } from './xstate.ts'

/** One thing the clock will do if nobody acts before. */
export interface Upcoming<Subject = Record<string, unknown>> {
  id: string
  subject: Subject
  /** name of the delay, whose label says it in words */
  delay: string
  dueAt: Date
  /** leaf states before and after */
  from: string[]
  to: string[]
}

/**
 * What the clock will do next, in the order of dates.
 * @param filter on instances, such as `{ _id }` or `{ 'subject.call': number }`
 */
export async function upcoming(
  kind: Kind,
  filter: Record<string, unknown>,
  limit: number
): Promise<Upcoming[]> {
  const instances = await kind.store.upcoming(filter, limit)
  const all = instances.flatMap((instance) => ahead(kind, instance))
  return all.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime()).slice(0, limit)
}

function ahead(kind: Kind, instance: Instance): Upcoming[] {
  const chart = chartOf(kind, instance)
  const { _id: id, subject, states: from } = instance
  return inOrder(instance.timers).map((timer) => ({
    id,
    subject,
    delay: delayOf(timer.event),
    dueAt: timer.dueAt,
    from,
    to: fired(chart, instance, timer, timer.dueAt.getTime()).states
  }))
}
