import { Schema, type Connection, type Model } from 'mongoose'
import type { Lang } from '../shared/lang.ts'

/**
 * asked: from the sign-in page, replaced by the next one asked for the same address.
 * sent: an invitation, or from the command line; it stands until used or expired.
 */
export type LinkKind = 'asked' | 'sent'

export interface SignInLinkDocument {
  /** digest of the token: a copy of the store opens nothing */
  _id: string
  kind: LinkKind
  mail: string
  /** false: the address has no account and the mail said what to do; kept so that asking is counted alike */
  opens: boolean
  /** asked on the way to a page that is open to people without an account */
  newcomer: boolean
  state: 'open' | 'used' | 'replaced'
  createdAt: Date
  expiresAt: Date
  usedAt: Date | null
  /** where it was used from, in a word */
  device: 'phone' | 'computer' | null
  replacedAt: Date | null
  /** where it leads, a path of this site */
  next: string | null
  browserId: string | null
  lang: Lang
}

const schema = new Schema<SignInLinkDocument>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    mail: { type: String, required: true },
    opens: { type: Boolean, required: true },
    newcomer: { type: Boolean, default: false },
    state: { type: String, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    usedAt: { type: Date, default: null },
    device: { type: String, default: null },
    replacedAt: { type: Date, default: null },
    next: { type: String, default: null },
    browserId: { type: String, default: null },
    lang: { type: String, required: true }
  },
  { collection: 'sign-in-links', versionKey: false, autoIndex: false }
)
schema.index({ mail: 1, createdAt: 1 })
schema.index({ browserId: 1, createdAt: 1 })
schema.index({ expiresAt: 1 })

export function signInLinkModel(connection: Connection): Model<SignInLinkDocument> {
  const known = connection.models['SignInLink'] as Model<SignInLinkDocument> | undefined
  return known ?? connection.model<SignInLinkDocument>('SignInLink', schema)
}
