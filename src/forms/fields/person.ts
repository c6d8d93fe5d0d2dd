import { z } from 'zod'
import { questionBase } from '../question-base.ts'

export const PERSON_PARTS = ['name', 'role', 'organisation', 'mail', 'phone'] as const

export type PersonPart = (typeof PERSON_PARTS)[number]

/** Professional details of one person; `ask` says which, all of them wanted. */
export const person = z.strictObject({
  ...questionBase,
  type: z.literal('person'),
  ask: z.array(z.enum(PERSON_PARTS)).min(1).default(['name', 'role', 'mail'])
})

export type PersonQuestion = z.infer<typeof person>
