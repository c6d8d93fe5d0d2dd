import { z } from 'zod'
import { formDefinition } from '../forms/index.ts'
import { localText } from '../forms/index.ts'
import { grid } from './grid.ts'

const wallTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'a date and an hour of Paris')

/** The dates of a call, as a wall in Paris shows them: `2027-03-15T12:00`. */
export const calendarDates = z.strictObject({
  opensAt: wallTime,
  questionsUntil: wallTime,
  closesAt: wallTime,
  screeningEndsAt: wallTime,
  screeningFallbackAt: wallTime,
  readingsOpenAt: wallTime,
  readingsEndAt: wallTime,
  readingsFallbackAt: wallTime,
  juryAt: wallTime,
  juryFallbackAt: wallTime,
  deputyFrom: wallTime,
  answersBy: wallTime,
  authorityFallbackAt: wallTime,
  piecesDueAt: wallTime,
  reserveExpiresAt: wallTime
})

const settings = z.strictObject({
  signatory: z.boolean(),
  scored: z.boolean(),
  readings: z.int().min(1).max(5),
  thirdReadingGap: z.int().min(1).max(5),
  acceptanceDays: z.int().min(1).max(90),
  correctionDays: z.int().min(1).max(90),
  places: z.int().min(1),
  threshold: z.int().min(0).max(100).nullable(),
  floors: z.record(z.string(), z.int()),
  constraints: z.array(z.enum(['onePerDepartement', 'atLeastOneRural', 'atLeastOneUrbanOrQpv'])),
  ties: z.array(z.string()),
  /** bytes of one file, and of all files of one dossier */
  fileBytes: z.int().min(1),
  dossierBytes: z.int().min(1)
})

const juror = z.strictObject({
  name: z.string().min(1),
  quality: localText,
  seat: z.enum(['organiser', 'elected', 'inhabitant', 'researcher', 'peer']),
  votes: z.boolean()
})

/** Everything that a call says, decides and asks: what staff edit until the opening, and what the seal then holds. */
export const callContent = z.strictObject({
  title: localText,
  shortTitle: localText,
  code: z.string().regex(/^[A-Z]{2,6}$/),
  bilingual: z.boolean(),
  pitch: localText,
  effort: localText,
  columns: z.array(z.strictObject({ title: localText, items: z.array(localText).min(1) })),
  calendar: calendarDates,
  settings,
  organiser: z.strictObject({
    name: z.string().min(1),
    for: localText,
    address: z.string().min(1),
    mail: z.email(),
    phone: z.string().min(1),
    hours: localText
  }),
  authority: z.strictObject({ body: z.string().min(1), title: localText }),
  mentions: z.strictObject({
    silence: localText,
    appeal: localText,
    court: localText,
    privacy: localText
  }),
  /** who confirmed the legal mentions, appeal routes and identity of the organiser, and when */
  mentionsConfirmed: z.strictObject({ by: z.string(), at: z.iso.datetime() }).optional(),
  jury: z.array(juror),
  /** what staff check by hand in every deposited dossier, beside what the rules check */
  checks: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9-]*$/),
      label: localText,
      /** questions and pieces to read for it */
      reads: z.array(z.string()).min(1)
    })
  ),
  form: formDefinition,
  grid: grid.nullable()
})

export type CallContent = z.infer<typeof callContent>
export type CalendarDates = z.infer<typeof calendarDates>
export type CallSettings = z.infer<typeof settings>
