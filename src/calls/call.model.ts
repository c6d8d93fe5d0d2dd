import { Schema, model } from 'mongoose'
import { defineAggregate, type Instance } from '../engine/index.ts'
import type { CallContent } from './call-content.ts'

/** What lists of calls show and filter by. */
export interface CallSubject {
  number: string
  code: string
  title: { fr: string; en?: string }
  shortTitle: { fr: string; en?: string }
  opensAt: Date
  closesAt: Date
  answersBy: Date
}

export type CallInstance = Instance<CallSubject>

/** What staff write until the opening; afterwards only what an amendment may change. */
export interface ContentDocument {
  /** number of the call */
  _id: string
  v: number
  kind: string
  content: CallContent
  /** who asked for it, and by which form: the same form makes one call */
  wish?: string
  updatedAt: Date
  updatedBy: string
}

/** The rules as they were published, byte for byte. Never changed, never erased. */
export interface Seal {
  /** `2027-01:1` */
  _id: string
  call: string
  version: number
  kind: 'opening' | 'amendment' | 'calendar'
  /** the exact bytes that were hashed: canonical JSON, UTF-8 */
  text: string
  sha256: string
  at: Date
  by: string
  /** why, as published; empty at the opening */
  reason: string
}

export interface PublicQuestion {
  _id: string
  call: string
  text: string
  askedAt: Date
  /** where to send the answer; never shown */
  askedBy: string | null
  answer: string | null
  answeredAt: Date | null
  answeredBy: string | null
}

/** A text that somebody typed with an event: the journal names it by id, so that it can be erased. */
export interface Remark {
  _id: string
  call: string
  application: string | null
  text: string
  by: string
  at: Date
}

const text = { type: String, required: true }
const date = { type: Date, required: true }
const mixed = { type: Schema.Types.Mixed, required: true }
const maybe = <T>(type: T) => ({ type, default: null })
const options = { versionKey: false, minimize: false } as const

/** The collections of calls. */
export const callModels = {
  calls: defineAggregate<CallSubject>(
    'Call',
    {
      ...{ number: text, code: text, title: mixed, shortTitle: mixed },
      ...{ opensAt: date, closesAt: date, answersBy: date }
    },
    [{ 'subject.closesAt': 1 }]
  ),
  contents: model(
    'CallContent',
    new Schema<ContentDocument>(
      {
        ...{ _id: text, v: { type: Number, required: true }, kind: text, content: mixed },
        ...{ wish: { type: String, unique: true, sparse: true }, updatedAt: date, updatedBy: text }
      },
      { ...options, collection: 'call_contents' }
    )
  ),
  seals: model(
    'Seal',
    new Schema<Seal>(
      {
        ...{ _id: text, call: { ...text, index: true }, version: { type: Number, required: true } },
        ...{ kind: text, text, sha256: text, at: date, by: text },
        reason: { type: String, default: '' }
      },
      { ...options, collection: 'seals' }
    )
  ),
  questions: model(
    'PublicQuestion',
    new Schema<PublicQuestion>(
      {
        ...{ _id: text, call: { ...text, index: true }, text, askedAt: date },
        ...{ askedBy: maybe(String), answer: maybe(String) },
        ...{ answeredAt: maybe(Date), answeredBy: maybe(String) }
      },
      { ...options, collection: 'public_questions' }
    )
  ),
  remarks: model(
    'Remark',
    new Schema<Remark>(
      {
        ...{ _id: text, call: { ...text, index: true }, text, by: text, at: date },
        application: { type: String, default: null, index: true }
      },
      { ...options, collection: 'remarks' }
    )
  )
}

export type CallModels = typeof callModels
