import type { CallContent } from '../calls/index.ts'
import { instantsOf, obstaclesToOpening, type Obstacle } from '../calls/index.ts'

/** What a rehearsal stands in for by itself: it publishes nothing and convenes nobody. */
const STOOD_IN: readonly Obstacle['code'][] = [
  'mentions-unconfirmed',
  'jury-empty',
  'english-missing',
  'closing-passed'
]

const JURORS = 3

/**
 * The call as it stands, with what may still be settled after the rehearsal stood in for.
 * @returns also what cannot be: nothing can be played while one is left
 */
export function copyOf(content: CallContent): { content: CallContent; obstacles: Obstacle[] } {
  const voting = content.jury.some(({ votes }) => votes)
  const copy: CallContent = {
    ...content,
    bilingual: false,
    mentionsConfirmed: { by: 'rehearsal', at: new Date(0).toISOString() },
    jury: voting ? content.jury : Array.from({ length: JURORS }, (_none, n) => juror(n))
  }
  const obstacles = obstaclesToOpening(copy, new Date(0))
  return { content: copy, obstacles: obstacles.filter(({ code }) => !STOOD_IN.includes(code)) }
}

function juror(n: number): CallContent['jury'][number] {
  return { name: `Juré ${n + 1}`, quality: { fr: 'inventé' }, seat: 'organiser', votes: true }
}

export type Dates = Record<keyof CallContent['calendar'], Date>

export function datesOf({ calendar }: CallContent): Dates {
  return Object.fromEntries(
    Object.entries(instantsOf(calendar)).map(([name, at]) => [name, new Date(at)])
  ) as Dates
}
