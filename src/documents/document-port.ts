import type { Lang } from '../shared/lang.ts'

/** The sentence of a key of `locales/`. */
export type Translate = (key: string, variables?: Readonly<Record<string, unknown>>) => string

/** In which language a document is written, and its sentences. */
export interface Wording {
  lang: Lang
  t: Translate
}

/** Who answers for a call, as its documents say. */
export interface OrganiserFacts {
  name: string
  /** « pour la Région Centre-Val de Loire » */
  for?: string
  address: string
  mail: string
  phone: string
  hours?: string
}
