import type { CallInstance } from '../../../calls/index.ts'

/** Where a call is, as the public may know it: nothing of who is late, nor of what was decided. */
export type Stage =
  | 'coming'
  | 'open'
  | 'doubt'
  | 'closing'
  | 'screening'
  | 'review'
  | 'deliberating'
  | 'announcing'
  | 'announced'
  | 'done'
  | 'cancelled'
  | 'without-action'
  | 'archived'

const BY_STATE: readonly (readonly [prefix: string, stage: Stage])[] = [
  ['open', 'open'],
  ['closingInDoubt', 'doubt'],
  ['closing', 'closing'],
  ['closed.screening', 'screening'],
  ['closed.inReview', 'review'],
  ['closed.deliberating', 'deliberating'],
  ['announcing', 'announcing'],
  ['announced', 'announced'],
  ['done', 'done'],
  ['cancelled', 'cancelled'],
  ['withoutAction', 'without-action'],
  ['archived', 'archived']
]

type Staged = Pick<CallInstance, 'states' | 'subject'> & Partial<Pick<CallInstance, 'history'>>

/**
 * @param call with its journal when it is known: only the journal tells a cancelled call that is settled
 *   from one without action
 * @returns null for a call that is none of the public's business: in preparation, or given up before
 */
export function stageOf(call: Staged, now: Date): Stage | null {
  const [state = ''] = call.states
  if (state === 'cancelledAndAnswered') {
    const cancelled = call.history?.some(({ event }) => event.type === 'CANCEL') ?? true
    return cancelled ? 'cancelled' : 'without-action'
  }
  const stage = BY_STATE.find(([prefix]) => state === prefix || state.startsWith(`${prefix}.`))?.[1]
  if (stage === 'open' && now < call.subject.opensAt) return 'coming'
  return stage ?? null
}

/** Whether the result may be shown: the one door that results go through. */
export function isAnnounced(stage: Stage): boolean {
  return stage === 'announced' || stage === 'done'
}

/** How the state is drawn: a shape and a colour beside its word. */
export const STAGE_KIND: Record<Stage, 'done' | 'wait' | 'stop' | 'info' | ''> = {
  coming: 'info',
  open: 'done',
  doubt: 'wait',
  closing: '',
  screening: '',
  review: '',
  deliberating: '',
  announcing: '',
  announced: 'done',
  done: 'done',
  cancelled: 'stop',
  'without-action': 'stop',
  archived: ''
}
