import type { QueryFilter } from 'mongoose'
import type { Message, MessageState } from './message.ts'
import type { Outbox } from './outbox.ts'

export interface MessageQuery {
  /** exact address written to */
  to?: string
  application?: string
  call?: string
  letter?: string
  state?: MessageState
  kind?: Message['kind']
  /** dossiers that are left out */
  except?: readonly string[]
  /** so many of the newest are passed over */
  skip?: number
  /** at most, 100 unless told */
  limit?: number
}

/** Newest first. What a screen may show is `subject` and `blocks`: `mail` holds personal links. */
export function listMessages({ model }: Outbox, query: MessageQuery): Promise<Message[]> {
  return model
    .find(filterOf(query))
    .sort({ createdAt: -1, _id: -1 })
    .skip(query.skip ?? 0)
    .limit(query.limit ?? 100)
    .lean<Message[]>()
}

/** How many a list would show without a limit. */
export function countMessages({ model }: Outbox, query: MessageQuery): Promise<number> {
  return model.countDocuments(filterOf(query))
}

/** What staff must settle (failed), and what is still being tried after a failure; oldest first. */
export function listFailures({ model }: Outbox, query: MessageQuery = {}): Promise<Message[]> {
  return model
    .find({
      ...filterOf(query),
      $or: [{ state: 'failed' }, { state: { $in: ['queued', 'sending'] }, tries: { $gt: 0 } }]
    })
    .sort({ createdAt: 1, _id: 1 })
    .limit(query.limit ?? 500)
    .lean<Message[]>()
}

/** Every mail as it left, personal links included: for the demonstration's mailbox page only. */
export function mailbox({ model }: Outbox, query: MessageQuery = {}): Promise<Message[]> {
  return model
    .find({ ...filterOf(query), state: query.state ?? 'sent', mail: { $ne: null } })
    .sort({ createdAt: -1, _id: -1 })
    .limit(query.limit ?? 100)
    .lean<Message[]>()
}

export function findMessage({ model }: Outbox, id: string): Promise<Message | null> {
  return model.findById(id).lean<Message>()
}

function filterOf({
  to,
  application,
  call,
  letter,
  state,
  kind,
  except
}: MessageQuery): QueryFilter<Message> {
  return {
    ...(to !== undefined && { 'attempts.address': to }),
    ...(application !== undefined && { application }),
    ...(application === undefined && except && { application: { $nin: [...except] } }),
    ...(call !== undefined && { call }),
    ...(letter !== undefined && { letter }),
    ...(state !== undefined && { state }),
    ...(kind !== undefined && { kind })
  }
}

/** When the outbox has something to do next, to send or to tell; null when it rests. */
export async function nextDue({ model }: Outbox): Promise<Date | null> {
  const [sending, telling] = await Promise.all([
    model
      .findOne({ state: { $in: ['queued', 'sending'] } }, { nextAt: 1 })
      .sort({ nextAt: 1 })
      .lean(),
    model
      // a range of dates, not « anything but null »: most messages have nothing left to tell
      .findOne({ tellAt: { $gt: new Date(0) } }, { tellAt: 1 })
      .sort({ tellAt: 1 })
      .lean()
  ])
  const dates = [sending?.nextAt, telling?.tellAt].filter((date) => date instanceof Date)
  return dates.length === 0 ? null : new Date(Math.min(...dates.map((date) => date.getTime())))
}
