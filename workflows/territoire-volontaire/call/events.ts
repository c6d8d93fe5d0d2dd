import type { Calendar } from '../calendar.ts'

/** Instants in milliseconds; `problems` are what stands in the way, gathered by the domain and journaled. */
export type Event =
  | { type: 'CHANGE_DRAFT'; calendar: Calendar }
  | { type: 'OPEN'; problems: string[]; seal: string; calendar: Calendar }
  | { type: 'DISCARD' }
  | { type: 'AMEND'; seal: string; reason: string }
  | { type: 'EXTEND'; calendar: Calendar; seal: string; reason: string }
  | { type: 'POSTPONE'; calendar: Calendar; seal: string; reason: string }
  | { type: 'CANCEL'; reason: string }
  | { type: 'CONFIRM_CLOSING'; reason: string }
  | { type: 'GIVE_OPINION'; selection: string; problems: string[] }
  | { type: 'SIGN_DECISION'; decision: string; selection: string; problems: string[] }
  | { type: 'ANNOUNCE'; unanswered: number }
  | { type: 'FREE_PLACE'; application: string }
  | { type: 'COMPLETE'; unanswered: number; failedAlerts: number }

export const rules: Readonly<Record<Event['type'], { roles: readonly string[] }>> = {
  CHANGE_DRAFT: { roles: ['officer'] },
  OPEN: { roles: ['officer'] },
  DISCARD: { roles: ['officer'] },
  AMEND: { roles: ['officer'] },
  EXTEND: { roles: ['officer'] },
  POSTPONE: { roles: ['officer'] },
  CANCEL: { roles: ['officer', 'authority'] },
  CONFIRM_CLOSING: { roles: ['officer'] },
  GIVE_OPINION: { roles: ['jury', 'authority', 'deputy'] },
  SIGN_DECISION: { roles: ['authority', 'deputy'] },
  ANNOUNCE: { roles: ['officer'] },
  FREE_PLACE: { roles: ['system'] },
  COMPLETE: { roles: ['officer'] }
}
