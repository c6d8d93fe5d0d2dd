import type { Account } from './account.ts'

/** The parts of the site that somebody may enter. Every page still checks the call and the dossier. */
export type Space = 'applicant' | 'staff' | 'committee' | 'jury'

/** In the order in which they are offered; everybody may have dossiers of their own. */
export function spacesOf(account: Account): Space[] {
  const ofCalls = new Set(account.calls.flatMap((call) => call.roles))
  const spaces: Space[] = []
  if (account.roles.length > 0 || ofCalls.has('officer')) spaces.push('staff')
  if (ofCalls.has('committee')) spaces.push('committee')
  const decides = ofCalls.has('jury') || ofCalls.has('authority') || ofCalls.has('deputy')
  if (decides || spaces.includes('staff')) spaces.push('jury')
  return [...spaces, 'applicant']
}
