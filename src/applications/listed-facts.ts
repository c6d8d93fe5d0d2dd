import type { Instance } from '../engine/index.ts'

/** Families of leaf states, the first that fits: how far a dossier is, as lists are filtered and counted. */
export const STAGES = {
  deposited: /^file\.before\.(deposited|revising)/,
  screening: /^file\.before\.screening/,
  correction: /^file\.before\.correction/,
  admissible: /^file\.before\.admissible/,
  reading: /^file\.before\.(scoring|thirdReading)/,
  deliberation: /^file\.before\.(deliberation|provisional)/,
  answering: /^file\.(answering|before\.inadmissible)/,
  selected: /^file\.answered\.(selected|accepted)/,
  reserve: /^file\.answered\.reserve$/,
  notSelected: /^file\.answered\.notSelected/,
  inadmissible: /^file\.answered\.inadmissible/,
  withdrawn: /^file\.answered\.withdrawn/,
  otherOutcome: /^file\.answered\.(declined|lapsed|reserveExpired|closedWithoutAction)/,
  notDeposited: /^file\.(before\.preparing|answered\.notDeposited)/,
  erased: /^/
} as const

export type Stage = keyof typeof STAGES

/**
 * What lists filter, sort and count by and a step decides: plain values beside the arrays of the instance, since
 * an index over arrays gives no order, and does not count without reading.
 */
export interface ListedFacts {
  officer: string | null
  stage: Stage
  late: boolean
  /** the team's move; once admissible, nothing is waited for but the opening of the readings */
  waitsForTeam: boolean
  /** a letter that nobody received, and nobody has settled */
  undelivered: boolean
}

export function listedFacts(
  context: Readonly<Record<string, unknown>>,
  { states, tags, owners }: Pick<Instance, 'states' | 'tags' | 'owners'>
): ListedFacts {
  const stage = stageOf(states)
  return {
    officer: (context['officer'] as string | null) ?? null,
    stage,
    late: tags.includes('late'),
    waitsForTeam: owners.includes('officer') && stage !== 'admissible',
    undelivered: tags.includes('undelivered') || context['alertFailed'] === true
  }
}

function stageOf(states: readonly string[]): Stage {
  const main = states.find((state) => state.startsWith('file')) ?? ''
  const found = Object.entries(STAGES).find(([, pattern]) => pattern.test(main))
  return (found?.[0] ?? 'erased') as Stage
}
