import type { Stage } from '../../../applications/index.ts'

/** Families of states as the team sorts dossiers by, each with its stage; null: said otherwise. */
export const GROUPS = {
  deposes: null,
  depose: 'deposited',
  recevabilite: 'screening',
  'a-corriger': 'correction',
  recevable: 'admissible',
  lecture: 'reading',
  deliberation: 'deliberation',
  'reponse-en-cours': 'answering',
  retenu: 'selected',
  reserve: 'reserve',
  'non-retenu': 'notSelected',
  irrecevable: 'inadmissible',
  retire: 'withdrawn',
  'autre-issue': 'otherOutcome',
  'non-remise': null,
  'non-deposes': 'notDeposited'
} as const satisfies Record<string, Stage | null>

export type Group = keyof typeof GROUPS

export function isGroup(text: string): text is Group {
  return Object.hasOwn(GROUPS, text)
}

/** Before any deposit of anybody. */
const LONG_AGO = new Date(0)

/** The dossiers of a family, as a filter on instances: an index counts them without reading one. */
export function groupFilter(group: Group): Record<string, unknown> {
  if (group === 'deposes') return { 'subject.depositedAt': { $gt: LONG_AGO } }
  if (group === 'non-remise') return { 'subject.undelivered': true }
  return { 'subject.stage': GROUPS[group] }
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
