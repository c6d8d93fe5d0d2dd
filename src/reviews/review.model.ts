import { Schema, model } from 'mongoose'

/** What ties somebody to a candidate; `other` is told in their words. */
export const LINKS = [
  'residence',
  'mandate',
  'employment',
  'kinship',
  'paid-service',
  'helped-writing',
  'other'
] as const
export type LinkNature = (typeof LINKS)[number]

/** Declared on appointment, for a whole call: the general links, or none. Renewed by each new one. */
export interface Appointment {
  /** `2027-01:account` */
  _id: string
  call: string
  account: string
  /** in the person's words; empty: none known */
  text: string
  at: Date
}

/** What somebody declared about one dossier: no link, or the link for which they stand aside. */
export interface Declaration {
  /** `VAC-0017:account` */
  _id: string
  call: string
  application: string
  account: string
  link: LinkNature | null
  /** in the person's words; empty without a link */
  text: string
  at: Date
}

/** One person's reading of one dossier: a draft of theirs alone until it is finished, then immutable. */
export interface ReadingSheet {
  /** `VAC-0017:account` */
  _id: string
  v: number
  call: string
  application: string
  reader: string
  /** criterion → level, integers */
  levels: Record<string, number>
  /** criterion → note, which the jury reads and the candidate's answer draws on, without its author */
  comments: Record<string, string>
  /** for the reader alone, always */
  notes: string
  startedAt: Date
  updatedAt: Date
  /** frozen: its event is sent or being sent */
  frozenAt: Date | null
}

const text = { type: String, required: true }
const empty = { type: String, default: '' }
const date = { type: Date, required: true }
const mixed = { type: Schema.Types.Mixed, required: true }
const maybe = <T>(type: T) => ({ type, default: null })
const indexed = { type: String, required: true, index: true }
const options = { versionKey: false, minimize: false } as const

/** The collections of declarations and readings. */
export const reviewModels = {
  appointments: model(
    'Appointment',
    new Schema<Appointment>(
      { _id: text, call: indexed, account: text, text: empty, at: date },
      { ...options, collection: 'appointments' }
    )
  ),
  declarations: model(
    'Declaration',
    new Schema<Declaration>(
      {
        ...{ _id: text, call: indexed, application: indexed, account: indexed },
        ...{ link: maybe(String), text: empty, at: date }
      },
      { ...options, collection: 'declarations' }
    )
  ),
  sheets: model(
    'ReadingSheet',
    new Schema<ReadingSheet>(
      {
        ...{ _id: text, v: { type: Number, required: true }, call: indexed },
        ...{ application: indexed, reader: indexed, levels: mixed, comments: mixed, notes: empty },
        ...{ startedAt: date, updatedAt: date, frozenAt: maybe(Date) }
      },
      { ...options, collection: 'reading_sheets' }
    )
  )
}

export type ReviewModels = typeof reviewModels
