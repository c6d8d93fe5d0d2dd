import { Refusal } from '../engine/index.ts'
import type { OpenDraft } from './draft.ts'

/** @throws Refusal naming the state, or the role, that forbids writing now */
export function refuseUnlessEditable({ instance, person, mayWrite }: OpenDraft): void {
  if (mayWrite) return
  const writes = person.roles.includes('writer')
  throw new Refusal('application', 'WRITE', [
    writes
      ? { kind: 'state', code: instance.states[0] ?? '' }
      : { kind: 'role', code: 'writer', params: { roles: ['writer'] } }
  ])
}
