import { inLang, type Lang } from '../shared/lang.ts'
import type { Translate } from './i18n/i18n.ts'
import type { Site } from './site.ts'

/** « Villes au Carré, pour la Région Centre-Val de Loire » */
export function siteSubtitle(site: Site, t: Translate, lang: Lang): string {
  if (!site.onBehalfOf) return site.organiser
  return t('web.subtitle', {
    organiser: site.organiser,
    principal: inLang(site.onBehalfOf, lang).text
  })
}
