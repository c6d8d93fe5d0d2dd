import { Schema, model } from 'mongoose'
import type { Fingerprints } from './fingerprints.ts'
import type { Progress, RehearsalReport } from './report.ts'

/** The last rehearsal of a call: nothing of it is a rule, it is only kept to be read again. */
export interface RehearsalDocument {
  /** number of the call */
  _id: string
  state: 'running' | 'done' | 'failed'
  /** of this very playing: a later one takes its place */
  run: string
  by: string
  startedAt: Date
  endedAt: Date | null
  /** the machine's time at which the process that plays it last said something */
  heardAt: Date
  progress: Progress | null
  fingerprints: Fingerprints
  report: RehearsalReport | null
  /** why it failed, for the log and the person who reports it */
  error: string | null
}

const mixed = Schema.Types.Mixed
const maybe = <T>(type: T) => ({ type, default: null })
const date = { type: Date, required: true }
const text = { type: String, required: true }

export const rehearsalModel = model(
  'Rehearsal',
  new Schema<RehearsalDocument>(
    {
      ...{ _id: text, state: text, run: text, by: text, startedAt: date, heardAt: date },
      ...{ endedAt: maybe(Date), progress: maybe(mixed), report: maybe(mixed) },
      ...{ fingerprints: { type: mixed, required: true }, error: maybe(String) }
    },
    { versionKey: false, minimize: false, collection: 'rehearsals' }
  )
)
