import type { Lang } from './lang.ts'

/** Making a format of Intl costs a hundred times what using it does: each is made once. */
const made = new Map<string, unknown>()

function once<T>(key: string, make: () => T): T {
  const known = made.get(key)
  if (known !== undefined) return known as T
  const fresh = make()
  made.set(key, fresh)
  return fresh
}

const locale = (lang: Lang) => (lang === 'fr' ? 'fr-FR' : 'en-GB')

/** French figures: « 15 000 » with narrow no-break spaces, a decimal comma; English ones for English. */
export function numberFormat(lang: Lang, options: Intl.NumberFormatOptions = {}) {
  const key = `number ${lang} ${JSON.stringify(options)}`
  return once(key, () => new Intl.NumberFormat(locale(lang), options))
}

export function dateFormat(lang: Lang, options: Intl.DateTimeFormatOptions) {
  const key = `date ${lang} ${JSON.stringify(options)}`
  return once(key, () => new Intl.DateTimeFormat(locale(lang), options))
}

/** « a, b et c », or « a, b ou c » */
export function listFormat(lang: Lang, type: 'conjunction' | 'disjunction' = 'conjunction') {
  return once(`list ${lang} ${type}`, () => new Intl.ListFormat(lang, { type }))
}
