/** French first, English second. */
export const LANGS = ['fr', 'en'] as const
export type Lang = (typeof LANGS)[number]

/** A text of a call or of the installation: French always, English when somebody wrote it. */
export interface Localized {
  fr: string
  en?: string | undefined
}

/** The text to show, and the language it is really in, so that the page can say so. */
export function inLang(text: Localized, lang: Lang): { text: string; lang: Lang } {
  return lang === 'en' && text.en ? { text: text.en, lang: 'en' } : { text: text.fr, lang: 'fr' }
}
