import type { Offer } from '../../engine/index.ts'
import type { Sentence } from '../../shared/errors.ts'
import { reasonSentences } from './reason-sentence.ts'
import type { Voice } from './voice.ts'

/** One line of « Ce que vous pouvez faire »: a button, or the sentence that stands in its place. */
export interface Deed {
  event: string
  label: string
  hint: string
  /** where the page that does it is; absent when the deed is refused */
  href?: string
  /** cannot be undone */
  grave?: boolean
  /** the one thing that is expected now */
  primary?: boolean
  refused: Sentence[]
  /** when the clock alone would allow it: for staff only, since it tells what is being waited for */
  later?: Date
}

export interface DeedPage {
  href: string
  grave?: boolean
  primary?: boolean
}

/**
 * Offers of the engine as lines of a page, in the order of `pages`; events without a page are left out.
 * @param pages where each event's page is
 */
export function offersView(
  offers: readonly Offer[],
  voice: Voice,
  chart: string,
  pages: Readonly<Record<string, DeedPage>>
): Deed[] {
  const labels = voice.charts[chart]?.[voice.lang].events ?? {}
  return Object.entries(pages).flatMap(([event, page]): Deed[] => {
    const offer = offers.find((one) => one.event === event)
    if (!offer) return []
    const line = { event, label: labels[event]?.label ?? event, hint: labels[event]?.hint ?? '' }
    if (offer.allowed) return [{ ...line, ...page, refused: [] }]
    const refused = reasonSentences(voice, chart, offer.reasons)
    const later = voice.reader === 'staff' ? offer.later?.at : undefined
    return [{ ...line, refused, ...(later && { later }) }]
  })
}
