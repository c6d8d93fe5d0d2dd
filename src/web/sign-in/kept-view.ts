import type { KeptText } from '../../accounts/index.ts'
import type { VisitorRequest } from '../page.ts'
import { nearTime, untilTime } from './near-time.ts'

/** Shorter answers (a box ticked, a number) go back with the others, and need no reading here. */
const WORTH_SHOWING = 30

/** A kept text as the pages show it. */
export function keptView(kept: KeptText, request: VisitorRequest) {
  const now = request.services.machineClock.now()
  const texts = kept.fields
    .filter(({ value }) => value.length > WORTH_SHOWING)
    .map(({ label, value }, i) => ({
      label: label || request.t('sign-in.kept.text', { number: i + 1 }),
      value,
      length: value.length
    }))
  return {
    id: kept.id,
    path: kept.path,
    title: kept.title,
    fields: kept.fields,
    texts,
    others: kept.fields.length - texts.length,
    filesLost: kept.filesLost,
    keptAt: nearTime(kept.keptAt, now, request),
    until: untilTime(kept.expiresAt, now, request)
  }
}

export async function keptOfBrowser(request: VisitorRequest) {
  const kept = await request.services.accounts.keptTexts.latestOfBrowser(request.browserId)
  return kept && keptView(kept, request)
}
