import { Refusal, type Reason } from '../engine/index.ts'
import type { OpenDraft } from './draft.ts'

const NOT_A_WRITER: Reason = { kind: 'role', code: 'writer', params: { roles: ['writer'] } }

/**
 * Between the closing and the moment when the clock takes the dossiers up, nothing is saved either: it would
 * be kept and never read.
 * @throws Refusal naming the role, the state or the date that forbids writing now
 */
export function refuseUnlessEditable({ instance, person, mayWrite, closesAt }: OpenDraft): void {
  if (mayWrite) return
  throw new Refusal('application', 'WRITE', [reasonAgainst({ instance, person, closesAt })])
}

function reasonAgainst({
  instance,
  person,
  closesAt
}: Pick<OpenDraft, 'instance' | 'person' | 'closesAt'>): Reason {
  if (!person.roles.includes('writer')) return NOT_A_WRITER
  return instance.tags.includes('editable')
    ? { kind: 'guard', code: 'beforeClosing', params: { date: closesAt.getTime() } }
    : { kind: 'state', code: instance.states[0] ?? '' }
}

/** Before anything is frozen or anybody is given a place. @throws Refusal for whoever only reads the dossier */
export function refuseUnlessWriter({ person }: Pick<OpenDraft, 'person'>, event: string): void {
  if (!person.roles.includes('writer')) throw new Refusal('application', event, [NOT_A_WRITER])
}
