import { Schema, model } from 'mongoose'

export type Verdict = 'conform' | 'to-correct' | 'unsure'

/** What the team found, point by point; working notes of theirs, never shown outside. */
export interface Screening {
  /** number of the dossier */
  _id: string
  v: number
  checks: Record<string, { verdict: Verdict; by: string; at: Date; note: string }>
}

/** One request to correct: typed, dated, reopening only what it names. */
export interface Correction {
  _id: string
  application: string
  call: string
  /** 1, 2, 3… in its dossier */
  rank: number
  kind: 'incomplete' | 'incorrect' | 'outdated'
  /** questions and pieces that may change */
  reopens: string[]
  message: string
  requestedBy: string
  requestedAt: Date
  dueAt: Date
  state: 'open' | 'answered' | 'lifted' | 'unanswered'
  /** answers and files as they are being corrected, before they are sent */
  answers: unknown[] | null
  files: unknown[] | null
  closedAt: Date | null
  closedBy: string | null
  /** what the candidate wrote with it, or why staff lifted it */
  note: string
}

/** One message between the candidate and the team. */
export interface Exchange {
  _id: string
  application: string
  call: string
  side: 'candidate' | 'team'
  by: string
  text: string
  at: Date
}

/** A note of the team to itself; neither the candidate nor the committee sees it. */
export interface InternalNote {
  _id: string
  application: string
  by: string
  text: string
  at: Date
}

const text = { type: String, required: true }
const date = { type: Date, required: true }
const whole = { type: Number, required: true }
const mixed = Schema.Types.Mixed
const maybe = <T>(type: T) => ({ type, default: null })
const options = { versionKey: false, minimize: false } as const
const ofDossier = { type: String, required: true, index: true }

/** The collections of what is checked, asked and said about a deposited dossier. */
export const screeningModels = {
  screenings: model(
    'Screening',
    new Schema<Screening>(
      { _id: text, v: whole, checks: { type: mixed, required: true } },
      { ...options, collection: 'screenings' }
    )
  ),
  corrections: model(
    'Correction',
    new Schema<Correction>(
      {
        ...{ _id: text, application: ofDossier, call: text, rank: whole, kind: text },
        ...{ reopens: [String], message: text, requestedBy: text, requestedAt: date, dueAt: date },
        ...{ state: text, answers: maybe(mixed), files: maybe(mixed) },
        ...{ closedAt: maybe(Date), closedBy: maybe(String), note: { type: String, default: '' } }
      },
      { ...options, collection: 'corrections' }
    ).index({ application: 1, rank: 1 }, { unique: true })
  ),
  exchanges: model(
    'Exchange',
    new Schema<Exchange>(
      { _id: text, application: ofDossier, call: text, side: text, by: text, text, at: date },
      { ...options, collection: 'exchanges' }
    )
  ),
  notes: model(
    'InternalNote',
    new Schema<InternalNote>(
      { _id: text, application: ofDossier, by: text, text, at: date },
      { ...options, collection: 'internal_notes' }
    )
  )
}

export type ScreeningModels = typeof screeningModels
