/** Families of states as the team sorts dossiers by, each with the pattern of its leaf states. */
export const GROUPS = {
  deposes: null,
  depose: '^file\\.before\\.(deposited|revising)',
  recevabilite: '^file\\.before\\.screening',
  'a-corriger': '^file\\.before\\.correction',
  recevable: '^file\\.before\\.admissible',
  lecture: '^file\\.before\\.(scoring|thirdReading)',
  deliberation: '^file\\.before\\.(deliberation|provisional)',
  'reponse-en-cours': '^file\\.(answering|before\\.inadmissible)',
  retenu: '^file\\.answered\\.(selected|accepted)',
  reserve: '^file\\.answered\\.reserve$',
  'non-retenu': '^file\\.answered\\.notSelected',
  irrecevable: '^file\\.answered\\.inadmissible',
  retire: '^file\\.answered\\.withdrawn',
  'autre-issue': '^file\\.answered\\.(declined|lapsed|reserveExpired|closedWithoutAction)',
  'non-remise': null,
  'non-deposes': '^file\\.(before\\.preparing|answered\\.notDeposited)'
} as const satisfies Record<string, string | null>

export type Group = keyof typeof GROUPS

export function isGroup(text: string): text is Group {
  return Object.hasOwn(GROUPS, text)
}

/** The dossiers of a family, as a filter on instances. */
export function groupFilter(group: Group): Record<string, unknown> {
  if (group === 'deposes') return { 'subject.depositedAt': { $ne: null } }
  if (group === 'non-remise') {
    return { $or: [{ tags: 'undelivered' }, { 'snapshot.context.alertFailed': true }] }
  }
  const pattern = GROUPS[group]
  return pattern === null ? {} : { states: { $regex: pattern } }
}

/** The shape and colour that go with the words of a state. */
export function stateKind(state: string): '' | 'done' | 'wait' | 'stop' | 'info' {
  if (/undelivered|\.late$|overdue|piecesLate|unheard/.test(state)) return 'stop'
  if (/^file\.before\.(correction|preparing\.sign|inadmissible)|^file\.answering/.test(state)) {
    return 'wait'
  }
  if (/^file\.before\.(admissible)|^file\.answered\.(selected|accepted)/.test(state)) return 'done'
  if (/^file\.before\.(screening|scoring|thirdReading|deliberation|provisional)/.test(state)) {
    return 'info'
  }
  return ''
}
