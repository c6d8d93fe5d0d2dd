import { z } from 'zod'
import { inLang, type Lang, type Localized } from '../shared/lang.ts'

/** A sentence of the content: French first, English when the call is bilingual. */
export const localText: z.ZodType<Localized> = z.strictObject({
  fr: z.string().trim().min(1),
  en: z.string().trim().min(1).optional()
})

/** The sentence in the reader's language, in French when no English one was written. */
export function say(text: Localized, lang: Lang): string {
  return inLang(text, lang).text
}
