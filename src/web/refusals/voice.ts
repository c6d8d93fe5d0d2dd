import type { Services } from '../../services.ts'
import type { Lang } from '../../shared/lang.ts'
import type { Translate } from '../i18n/i18n.ts'

/** For whom a refusal is worded: a candidate is only ever told what candidates may know. */
export type Reader = 'candidate' | 'staff'

/** Everything that putting a refusal into words needs. */
export interface Voice {
  charts: Services['chartLabels']
  lang: Lang
  t: Translate
  reader: Reader
}

/** The voice of a page. */
export function voiceOf(
  request: { services: Pick<Services, 'chartLabels'>; lang: Lang; t: Translate },
  reader: Reader
): Voice {
  const { services, lang, t } = request
  return { charts: services.chartLabels, lang, t, reader }
}
