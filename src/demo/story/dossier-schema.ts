import { z } from 'zod'
import { completeAnswers, draftAnswers, instant, mail } from './answers-schema.ts'

export const dossierNumber = z.string().regex(/^VAC-00\d\d$/)
/** Who and when; `by` is a person's name, or `clock`. */
export const deed = z.strictObject({ at: instant, by: z.string().min(1) })

export const attachment = z.strictObject({
  id: z.enum([
    'engagement-letter',
    'council-deliberation',
    'partner-letters',
    'provisional-budget',
    'signature-delegation',
    'map',
    'bank-details'
  ]),
  filename: z.string().regex(/^[^/\\]+\.(pdf|odt|docx|ods|xlsx|jpg|png)$/),
  pages: z.int().positive().optional(),
  /** What the file really is, when its name says otherwise. */
  realType: z.enum(['png']).optional(),
  /** What the antivirus found; nothing when the file is sound. */
  scan: z.enum(['infected', 'encrypted']).optional(),
  note: z.string().optional()
})

const decision = z.strictObject({
  outcome: z.enum(['selected', 'reserve', 'not-selected']),
  /** When the letter was opened on the site; absent while it was only made available. */
  read: deed.optional(),
  reply: z
    .strictObject({ kind: z.enum(['accepted', 'declined']), at: instant, by: z.string() })
    .optional(),
  /** The request to look again, and what the authority answered, if it has. */
  appeal: deed
    .extend({
      reason: z.string().min(1),
      answered: deed.extend({ upheld: z.boolean(), reason: z.string().min(1) }).optional()
    })
    .optional(),
  /** The paragraph written for this territory alone. */
  words: z.string().max(900),
  /** What the readings say, criterion by criterion, without naming a reader. */
  reasons: z.array(z.string()).length(6),
  conditions: z.array(z.string()).optional()
})

const later = z.strictObject({
  taken: deed.optional(),
  admissible: deed.optional(),
  inadmissible: z
    .strictObject({
      at: instant,
      by: z.string(),
      article: z.string(),
      reason: z.string(),
      advice: z.string(),
      read: deed
    })
    .optional(),
  withdrawn: z
    .strictObject({ at: instant, by: z.string(), reason: z.string(), acknowledged: instant })
    .optional(),
  decision: decision.optional()
})

const facts = {
  number: dossierNumber,
  /** As screens show it. */
  territory: z.string(),
  drafted: deed,
  people: z
    .array(
      z.strictObject({
        name: z.string(),
        mail,
        role: z.enum(['writer', 'reader', 'signatory']),
        since: instant
      })
    )
    .min(1),
  attachments: z.array(attachment)
}

/** Deposited before the closing, by a person or by the clock. */
export const depositedDossier = z.strictObject({
  ...facts,
  status: z.literal('deposited'),
  /** `asked` when the signatory took more than an hour */
  signed: deed.extend({ asked: instant.optional() }),
  deposited: z.strictObject({
    at: instant,
    by: z.string(),
    version: z.int().positive(),
    channel: z.enum(['online', 'paper', 'clock'])
  }),
  /** An answer as it stood in a draft, when the story shows it before the deposit. */
  draftText: z.strictObject({ at: instant, question: z.string(), text: z.string() }).optional(),
  answers: completeAnswers,
  later
})

/** Never deposited; `signatureAsked` when the signatory never validated what was asked. */
export const draftDossier = z.strictObject({
  ...facts,
  status: z.literal('draft'),
  signatureAsked: deed.optional(),
  lastSaved: instant,
  answers: draftAnswers,
  /** Why it was never deposited, for whoever tells the story. */
  why: z.string()
})

export const dossier = z.discriminatedUnion('status', [depositedDossier, draftDossier])

export type StoryAttachment = z.infer<typeof attachment>
export type DepositedDossier = z.infer<typeof depositedDossier>
export type DraftDossier = z.infer<typeof draftDossier>
export type Dossier = z.infer<typeof dossier>
