/** One event to every dossier of the call. */
export const tell = (event: string) => ({ type: 'tellApplications', params: { event } }) as const
export const remind = (days: number) =>
  ({ type: 'tellApplications', params: { event: 'REMIND_DRAFT', days } }) as const
export const alertTeam = (letter: string) => ({ type: 'alertTeam', params: { letter } }) as const
export const alertAuthority = (letter: string) =>
  ({ type: 'alertAuthority', params: { letter } }) as const

/** Every alert that the call's chart names. */
export const letters = [
  'team-closing-in-doubt',
  'team-no-opinion',
  'team-authority-silent',
  'team-call-to-complete',
  'authority-decision-due',
  'deputy-may-sign'
]
