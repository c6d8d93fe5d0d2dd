import { z } from 'zod'
import { findCommune, siretCheck } from '../../territories/index.ts'

/** Whole days, as written in the form. */
export const day = z.string().regex(/^20\d\d-[01]\d-[0-3]\d$/)
/** An instant with its offset: the story's dates are those of Paris. */
export const instant = z.iso.datetime({ offset: true })
/** The domains reserved for examples (RFC 2606), so that no demonstration ever writes to anybody. */
export const mail = z.string().regex(/^[a-z0-9.-]+@[a-z0-9.-]+\.example$/)

const yesNo = z.enum(['yes', 'no'])
const text = (max: number) => z.string().trim().min(1).max(max)
const siret = z.string().refine((value) => siretCheck(value).valid, 'a SIRET whose key holds')
const contact = z.strictObject({ name: text(120), role: text(160), mail })
const amounts = z.array(z.strictObject({ label: text(120), amount: z.int().positive() })).min(1)

const period = z
  .strictObject({ step: text(120), start: day, end: day })
  .refine(({ start, end }) => end > start, 'a step ends after it starts')

const budget = z
  .strictObject({ charges: amounts, products: amounts })
  .refine(({ charges, products }) => sum(charges) === sum(products), 'charges equal products')

function sum(rows: { amount: number }[]): number {
  return rows.reduce((total, row) => total + row.amount, 0)
}

/**
 * Every answer of the call's form, keyed by question, with the codes and the maxima of the form
 * (workflows/territoire-volontaire/template/form.yaml). Amounts are whole euros.
 */
const shape = {
  'eligible-region': z.literal('yes'),
  'lead-kind': z.enum(['commune', 'epci', 'petr', 'grouping', 'neighbourhood']),
  'contacts-identified': z.literal('yes'),
  siret,
  'territory-name': text(120).optional(),
  communes: z.array(z.string().refine((code) => findCommune(code), 'a commune')).min(1),
  population: z.int().positive(),
  density: z.enum([
    'density-1',
    'density-2',
    'density-3',
    'density-4',
    'density-5',
    'density-6',
    'density-7'
  ]),
  qpv: yesNo,
  'qpv-names': text(200).optional(),
  members: z
    .array(z.strictObject({ siret, representative: text(150) }))
    .min(2)
    .max(15)
    .optional(),
  'lead-member': siret.optional(),
  boundary: text(500).optional(),
  signatory: contact,
  'signatory-is-head': yesNo,
  'elected-contact': contact,
  'staff-contact': contact,
  'staff-share': z.int().min(0).max(100),
  'residents-group': z.strictObject({ name: text(120), role: text(500) }).optional(),
  title: text(100),
  summary: text(800),
  situation: text(2500),
  'democratic-question': text(1500),
  publics: z
    .array(
      z.enum([
        'young',
        'shift-workers',
        'little-french',
        'isolated-elders',
        'disabled',
        'single-parents'
      ])
    )
    .min(1),
  'publics-how': text(1500),
  practices: z
    .array(
      z.enum([
        'participatory-budget',
        'outreach',
        'drawn-assembly',
        'exploratory-walk',
        'neighbourhood-table',
        'local-vote',
        'other'
      ])
    )
    .min(1)
    .max(4),
  'practices-other': text(200).optional(),
  power: z.enum(['information', 'consultation', 'dialogue', 'co-construction', 'co-decision']),
  'reply-commitment': text(1000),
  initiatives: z
    .array(
      z.strictObject({
        name: text(100),
        link: z.url({ protocol: /^https$/ }).optional(),
        text: text(300)
      })
    )
    .max(10)
    .optional(),
  governance: text(1500),
  timetable: z.array(period).min(3).max(12),
  funding: yesNo,
  amount: z.int().positive().max(15_000).optional(),
  budget: budget.optional(),
  risks: text(1000),
  documentation: text(1000),
  indicators: z
    .array(z.strictObject({ name: text(120), initial: text(60), target: text(60) }))
    .min(1)
    .max(5),
  'open-licence': z.literal(true),
  accuracy: z.literal(true),
  'rules-accepted': z.literal(true),
  'privacy-read': z.literal(true),
  links: z.enum(['none', 'some']),
  'links-what': text(500).optional(),
  'council-vote': z.enum(['adopted', 'scheduled', 'not-needed']),
  'council-vote-date': day.optional(),
  'council-vote-reason': text(300).optional()
} as const

/** What a draft may hold: any of the answers, each of them well formed. */
export const draftAnswers = z.strictObject(shape).partial()

/** What was deposited: every required answer, conditions included. */
export const completeAnswers = z.strictObject(shape).superRefine((answers, context) => {
  const asked: [boolean, keyof typeof shape][] = [
    [answers.qpv === 'yes', 'qpv-names'],
    [answers['lead-kind'] === 'grouping', 'members'],
    [answers['lead-kind'] === 'grouping', 'lead-member'],
    [answers['lead-kind'] === 'neighbourhood', 'boundary'],
    [answers.practices.includes('other'), 'practices-other'],
    [answers.funding === 'yes', 'amount'],
    [answers.funding === 'yes', 'budget'],
    [answers.links === 'some', 'links-what'],
    [answers['council-vote'] !== 'not-needed', 'council-vote-date'],
    [answers['council-vote'] === 'not-needed', 'council-vote-reason']
  ]
  for (const [isAsked, question] of asked) {
    if (isAsked !== (answers[question] !== undefined)) {
      const message = isAsked ? 'is asked and has no answer' : 'is answered but was not asked'
      context.addIssue({ code: 'custom', path: [question], message })
    }
  }
})

export type DraftAnswers = z.infer<typeof draftAnswers>
export type CompleteAnswers = z.infer<typeof completeAnswers>
export type QuestionId = keyof DraftAnswers
