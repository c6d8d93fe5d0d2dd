import { join } from 'node:path'
import i18next, { type i18n as I18next } from 'i18next'
import { LANGS, type Lang } from '../../shared/lang.ts'
import { projectRoot } from '../../shared/project-root.ts'
import { readLocales } from './read-locales.ts'

/** Variables of a sentence; `count` chooses between `key_one` and `key_other`. */
type Variables = Readonly<Record<string, unknown>>

/** The sentence of a key, not escaped: whoever writes it into a page escapes it. */
export type Translate = (key: string, variables?: Variables) => string

export interface I18n {
  /** @returns the function that finds a language's sentences */
  translator(lang: Lang): Translate
  /** The sentence with its plural chosen and its `{{variables}}` still in place. */
  template(lang: Lang, key: string, variables?: Variables): string
}

/**
 * The sentences of `locales/`, through i18next. A key that does not exist is a mistake of ours and
 * throws: tests render every page.
 */
export function createI18n(folder = join(projectRoot, 'locales')): I18n {
  const i18n = i18next.createInstance()
  const resources = LANGS.map((lang) => [lang, { translation: readLocales(folder, lang) }] as const)
  void i18n.init({
    resources: Object.fromEntries(resources),
    fallbackLng: 'fr',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    parseMissingKeyHandler: (key: string) => {
      throw new Error(`No sentence for the key ${key} in locales/`)
    }
  })
  const speak = { fr: speaker(i18n, 'fr'), en: speaker(i18n, 'en') }
  return {
    translator: (lang) => speak[lang].say,
    template: (lang, key, variables = {}) => speak[lang].template(key, variables)
  }
}

/** What a sentence holds that i18next must work on each time: variables, a nested key. */
const WORKED = /\{\{|\$t\(/

/**
 * One language. A page says hundreds of sentences, and i18next looks for each in every namespace, plural and
 * language: those without variables are kept as they were found.
 */
function speaker(i18n: I18next, lang: Lang) {
  const t = i18n.getFixedT(lang)
  const plain = new Map<string, string>()
  const say: Translate = (key, variables) => {
    if (variables?.['count'] !== undefined) return t(key, variables)
    const known = plain.get(key)
    if (known !== undefined) return known
    const template = t(key, { ...variables, skipInterpolation: true })
    if (WORKED.test(template)) return t(key, { ...variables })
    if (variables?.['context'] === undefined) plain.set(key, template)
    return template
  }
  const templates = new Map<string, string>()
  return {
    say,
    template(key: string, variables: Variables): string {
      if (variables['count'] !== undefined || variables['context'] !== undefined) {
        return t(key, { ...variables, skipInterpolation: true })
      }
      const known = templates.get(key)
      if (known !== undefined) return known
      const template = t(key, { skipInterpolation: true })
      templates.set(key, template)
      return template
    }
  }
}
