import type { i18n as I18next } from 'i18next'
import type { Lang } from '../../shared/lang.ts'
import type { Translate, Variables } from './i18n.ts'

/** What i18next must work on each time: a nested key, a format, a path into an object. */
const WORKED = /\$t\(|\{\{(?![A-Za-z][A-Za-z0-9]*\}\})/
const VARIABLE = /\{\{([A-Za-z][A-Za-z0-9]*)\}\}/

/**
 * One language. A page says hundreds of sentences, and i18next looks for each in every namespace, plural and
 * language: each is kept as it was found, one for each plural and context, and its variables are put in here.
 */
export function speaker(i18n: I18next, lang: Lang) {
  const t = i18n.getFixedT(lang)
  const plurals = new Intl.PluralRules(lang)
  const kept = new Map<string, Sentence>()

  const find = (key: string, variables: Variables | undefined): Sentence => {
    const { count, context } = variables ?? {}
    const place = count === undefined && context === undefined ? key : placeOf(key, count, context)
    const known = kept.get(place)
    if (known) return known
    const template = t(key, { ...variables, skipInterpolation: true })
    const found = { template, parts: WORKED.test(template) ? null : template.split(VARIABLE) }
    kept.set(place, found)
    return found
  }
  const placeOf = (key: string, count: unknown, context: unknown): string => {
    const plural = typeof count === 'number' ? plurals.select(count) : String(count)
    return `${key} ${count === 0 ? 'zero' : plural} ${String(context)}`
  }
  const say: Translate = (key, variables) => {
    const { parts, template } = find(key, variables)
    if (parts?.length === 1) return template
    return (parts && filled(parts, variables)) ?? t(key, { ...variables })
  }
  return { say, template: (key: string, variables: Variables) => find(key, variables).template }
}

interface Sentence {
  template: string
  /** words and names of variables by turns; null when only i18next can make the sentence */
  parts: readonly string[] | null
}

/** @returns undefined when a value is neither a text nor a number */
function filled(parts: readonly string[], variables: Variables | undefined): string | undefined {
  let sentence = ''
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? ''
    const value = at % 2 === 0 ? part : variables?.[part]
    if (typeof value !== 'string' && typeof value !== 'number') return undefined
    sentence += String(value)
  }
  return sentence
}
