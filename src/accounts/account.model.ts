import { Schema, type Connection, type Model } from 'mongoose'
import type { CallRoles, InstallationRole } from './account.ts'
import type { Lang } from '../shared/lang.ts'

export interface AccountDocument {
  _id: string
  mail: string
  name: string
  lang: Lang
  roles: InstallationRole[]
  calls: CallRoles[]
  /** raised to end every session */
  epoch: number
  /** raised with each change of the roles in calls */
  v: number
  createdAt: Date
}

const schema = new Schema<AccountDocument>(
  {
    _id: { type: String, required: true },
    mail: { type: String, required: true },
    name: { type: String, default: '' },
    lang: { type: String, required: true },
    roles: { type: [String], default: [] },
    calls: { type: [new Schema({ callId: String, roles: [String] }, { _id: false })], default: [] },
    epoch: { type: Number, default: 0 },
    v: { type: Number, default: 0 },
    createdAt: { type: Date, required: true }
  },
  { collection: 'accounts', versionKey: false, autoIndex: false }
)
schema.index({ mail: 1 }, { unique: true })
schema.index({ 'calls.callId': 1 })

export function accountModel(connection: Connection): Model<AccountDocument> {
  const known = connection.models['Account'] as Model<AccountDocument> | undefined
  return known ?? connection.model<AccountDocument>('Account', schema)
}
