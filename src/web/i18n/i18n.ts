import i18next from 'i18next'
import { LANGS, type Lang } from '../../shared/lang.ts'
import { ownLocales, readLocales } from './read-locales.ts'
import { speaker } from './speaker.ts'

/** Variables of a sentence; `count` chooses between `key_one` and `key_other`. */
export type Variables = Readonly<Record<string, unknown>>

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
export function createI18n(folder?: string): I18n {
  const i18n = i18next.createInstance()
  const read = (lang: Lang) => (folder === undefined ? ownLocales(lang) : readLocales(folder, lang))
  const resources = LANGS.map((lang) => [lang, { translation: read(lang) }] as const)
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
