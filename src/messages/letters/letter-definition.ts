import { z } from 'zod'
import type { Lang } from '../../shared/lang.ts'
import { VARIABLES, type VariableName } from './variables.ts'

/** The words of a letter before its variables are filled. */
export interface LetterSource {
  subject: string
  body: string
}

/** Instants are written in the letter's language, as Paris shows them; lists become lists. */
export type LetterValue = string | number | Date | readonly string[] | null
export type LetterValues = Partial<Record<VariableName, LetterValue>>

const localized = z.object({ fr: z.string().min(1), en: z.string().min(1).optional() }).strict()

/**
 * One letter of letters.yaml. `mail` leaves as it is written; `letter` stays on the site and a mail only says
 * that it is there, so that reading it can be recorded.
 */
export const letterDefinition = z
  .object({
    kind: z.enum(['mail', 'letter']),
    /** carries a personal link: masked on every screen, forgotten once sent */
    secret: z.boolean().default(false),
    /** must be given when it is asked for */
    needs: z.array(z.enum(VARIABLES)),
    /** may be given; a paragraph that only holds it goes away when it is empty */
    may: z.array(z.enum(VARIABLES)).default([]),
    subject: localized,
    body: localized
  })
  .strict()

export type LetterDefinition = z.infer<typeof letterDefinition>
export type Letters = Readonly<Record<string, LetterDefinition>>

/** The words in this language, or in French when nobody wrote the others. */
export function sourceIn(letter: LetterDefinition, lang: Lang): LetterSource & { lang: Lang } {
  const { subject, body } = letter
  return lang === 'en' && subject.en && body.en
    ? { subject: subject.en, body: body.en, lang: 'en' }
    : { subject: subject.fr, body: body.fr, lang: 'fr' }
}
