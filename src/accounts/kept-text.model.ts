import { Schema, type Connection, type Model } from 'mongoose'

/** One field of an interrupted form. */
export interface KeptField {
  name: string
  value: string
  /** as the form asks it; empty when the page did not say */
  label: string
}

export interface KeptTextDocument {
  _id: string
  /** the browser it was typed in */
  browserId: string
  /** whose it became by signing in */
  accountId: string | null
  /** where the form was going, in French form */
  path: string
  title: string
  fields: KeptField[]
  /** names of files that could not be kept */
  filesLost: string[]
  keptAt: Date
  expiresAt: Date
}

const schema = new Schema<KeptTextDocument>(
  {
    _id: { type: String, required: true },
    browserId: { type: String, required: true },
    accountId: { type: String, default: null },
    path: { type: String, required: true },
    title: { type: String, default: '' },
    fields: {
      type: [new Schema({ name: String, value: String, label: String }, { _id: false })],
      default: []
    },
    filesLost: { type: [String], default: [] },
    keptAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true }
  },
  { collection: 'kept-texts', versionKey: false, autoIndex: false }
)
schema.index({ browserId: 1, keptAt: 1 })
schema.index({ accountId: 1 })
schema.index({ expiresAt: 1 })

export function keptTextModel(connection: Connection): Model<KeptTextDocument> {
  const known = connection.models['KeptText'] as Model<KeptTextDocument> | undefined
  return known ?? connection.model<KeptTextDocument>('KeptText', schema)
}
