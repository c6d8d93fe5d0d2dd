import { z } from 'zod'
import { instant, mail } from './answers-schema.ts'
import { attachment, deed, dossierNumber } from './dossier-schema.ts'

const level = z.int().min(0).max(5)
const criterion = z.enum(['C1', 'C2', 'C3', 'C4', 'C5', 'C6'])

/** Everyone who is not on a dossier's side: organiser, committee, jury, authority. */
export const people = z.strictObject({
  people: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z-]+$/),
      name: z.string(),
      mail,
      title: z.string(),
      roles: z
        .array(
          z.enum([
            'administrator',
            'direction',
            'coordination',
            'officer',
            'trainee',
            'committee',
            'jury',
            'chair',
            'secretary',
            'authority',
            'deputy'
          ])
        )
        .min(1)
    })
  ),
  recusals: z.array(
    z.strictObject({ who: z.string(), dossier: dossierNumber, at: instant, reason: z.string() })
  )
})

export const questions = z.array(
  z.strictObject({
    id: z.string(),
    asked: deed,
    question: z.string(),
    answered: deed,
    answer: z.string()
  })
)

export const readings = z.array(
  z.strictObject({
    dossier: dossierNumber,
    reader: z.string(),
    order: z.enum(['first', 'second', 'third']),
    assigned: instant,
    finished: instant,
    levels: z.array(level).length(6),
    /** Asked for the levels 0, 1 and 5, free for the others. */
    notes: z.partialRecord(criterion, z.string().min(1))
  })
)

export const corrections = z.array(
  z.strictObject({
    dossier: dossierNumber,
    number: z.int().positive(),
    kind: z.enum(['incomplete', 'incorrect', 'outdated']),
    /** Questions and attachments it reopens, and nothing else. */
    reopens: z.array(z.string()).min(1),
    by: z.string(),
    subject: z.string(),
    text: z.string(),
    /** Absent when it was prepared and never sent. */
    asked: instant.optional(),
    due: instant.optional(),
    read: deed.optional(),
    answered: z
      .strictObject({
        at: instant,
        by: z.string(),
        word: z.string().optional(),
        attachments: z.array(attachment).optional(),
        answers: z.record(z.string(), z.unknown()).optional()
      })
      .optional(),
    dropped: z.string().optional()
  })
)

export const messages = z.strictObject({
  messages: z.array(
    z.strictObject({
      dossier: dossierNumber,
      at: instant,
      from: z.string(),
      side: z.enum(['territory', 'team']),
      text: z.string()
    })
  ),
  notes: z.array(
    z.strictObject({ dossier: dossierNumber, at: instant, by: z.string(), text: z.string() })
  ),
  failedAlerts: z.array(
    z.strictObject({
      dossier: dossierNumber,
      about: z.string(),
      to: mail,
      person: z.string(),
      refusal: z.string(),
      attempts: z.array(instant).min(1),
      settled: z
        .strictObject({
          at: instant,
          by: z.string(),
          how: z.enum(['phone', 'registered-letter', 'in-person', 'delivered']),
          to: z.string(),
          words: z.string()
        })
        .optional()
    })
  )
})

const member = z.strictObject({
  who: z.string(),
  seat: z.string(),
  presence: z.enum(['room', 'remote', 'represented', 'excused']),
  mandate: z.string().optional()
})

const absence = z.strictObject({
  who: z.string(),
  dossier: dossierNumber,
  reason: z.string(),
  out: instant,
  back: instant
})

export const jury = z.strictObject({
  convened: instant,
  opened: instant,
  closed: instant,
  place: z.string(),
  quorum: z.int(),
  members: z.array(member).length(9),
  recusals: z.array(absence),
  /** Those recused from any file leave while every score is on the screen. */
  rankingOut: z.strictObject({ out: instant, back: instant }),
  agenda: z.array(z.strictObject({ at: instant, dossier: dossierNumber })).length(26),
  ranked: instant,
  draw: z.strictObject({
    at: instant,
    between: z.array(dossierNumber).length(2),
    numbers: z.array(z.strictObject({ who: z.string(), number: z.int() })).length(3),
    seed: z.string(),
    first: dossierNumber
  }),
  motions: z.array(
    z.strictObject({
      number: z.int(),
      text: z.string(),
      by: z.string(),
      posed: instant,
      voted: instant,
      for: z.array(z.string()),
      against: z.array(z.string()),
      abstained: z.array(z.string())
    })
  ),
  reasons: z.array(
    z.strictObject({ dossier: dossierNumber, at: instant, typedBy: z.string(), text: z.string() })
  ),
  statements: z.array(
    z.strictObject({
      at: instant,
      by: z.string(),
      about: z.string(),
      text: z.string(),
      outcome: z.string()
    })
  ),
  proofread: z.array(
    z.strictObject({ who: z.string(), at: instant, remark: z.string().optional() })
  ),
  minutesWritten: instant,
  minutesDue: instant,
  decision: z.strictObject({ signed: deed, available: instant, reserveUntil: z.string() })
})

export type People = z.infer<typeof people>
export type PublicQuestion = z.infer<typeof questions>[number]
export type Reading = z.infer<typeof readings>[number]
export type Correction = z.infer<typeof corrections>[number]
export type Messages = z.infer<typeof messages>
export type Jury = z.infer<typeof jury>
