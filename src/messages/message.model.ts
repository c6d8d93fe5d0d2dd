import { Schema, type Connection, type Model } from 'mongoose'
import type { Message } from './message.ts'

const mixed = Schema.Types.Mixed
const maybe = <T>(type: T) => ({ type, default: null })

const schema = new Schema<Message>(
  {
    _id: { type: String, required: true },
    v: { type: Number, required: true },
    kind: { type: String, enum: ['mail', 'letter'], required: true },
    letter: { type: String, required: true },
    lang: { type: String, required: true },
    to: { type: mixed, required: true },
    replyTo: maybe(String),
    subject: { type: String, required: true },
    blocks: { type: mixed, required: true },
    draft: maybe(mixed),
    secret: { type: Boolean, required: true },
    mail: maybe(mixed),
    state: { type: String, required: true },
    nextAt: maybe(Date),
    lease: maybe(String),
    triedSince: maybe(Date),
    tries: { type: Number, default: 0 },
    attempts: { type: mixed, default: [] },
    createdAt: { type: Date, required: true },
    availableAt: maybe(Date),
    failedAt: maybe(Date),
    received: maybe(mixed),
    settled: maybe(mixed),
    releasedBy: maybe(String),
    outcomes: { type: mixed, default: [] },
    told: { type: Number, default: 0 },
    tellFailures: { type: Number, default: 0 },
    tellAt: maybe(Date),
    ref: maybe(String),
    application: maybe(String),
    call: maybe(String)
  },
  { collection: 'messages', versionKey: false, minimize: false, autoIndex: false }
)
schema.index({ state: 1, nextAt: 1 })
schema.index({ tellAt: 1 })
schema.index({ application: 1, createdAt: 1 })
schema.index({ call: 1, state: 1 })

/** One model per connection, however often it is asked for. */
export function messageModel(connection: Connection): Model<Message> {
  return (
    (connection.models['Message'] as Model<Message> | undefined) ??
    connection.model<Message>('Message', schema)
  )
}
