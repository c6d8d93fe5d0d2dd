import { existsSync, readFileSync } from 'node:fs'
import type { Constraint, Dossier, SelectionRules } from '../../../src/selection/ranking/index.ts'

interface Expected {
  readonly ranking: readonly { rank: number; id: string; score: number; means: number[] }[]
  readonly eligible: string[]
  readonly selected: string[]
  readonly selectedWithoutConstraint: string[]
  readonly points: number
  readonly pointsWithoutConstraint: number
  readonly robustness: Readonly<Record<string, number>>
  readonly runs: number
  readonly selectedByRun: Readonly<Record<string, string[]>>
}

export interface Example {
  readonly weights: number[]
  readonly levels: [number, number]
  readonly threshold: number
  readonly floors: Readonly<Record<string, number>>
  readonly places: number
  readonly thirdReadingGap: number
  readonly ties: string[]
  readonly dossiers: readonly (Omit<Dossier, 'readings'> & {
    readonly readings: readonly { reader: string; levels: number[] }[]
  })[]
  readonly draw: { order: string[]; how: string; committedList: string; sha256: string }
  readonly expected: Expected
}

const FILE = new URL('../../../../shared/screens/jury-example.json', import.meta.url)

/** The independently computed example, outside the repository; null where it is absent. */
export const example = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Example) : null

function criterionId(index: number): string {
  return `C${index + 1}`
}

export function exampleRules({ weights, levels, threshold, floors, places, ties }: Example) {
  const constraints: Constraint[] = ['onePerDepartement', 'atLeastOneRural', 'atLeastOneUrbanOrQpv']
  const criteria = weights.map((weight, i) => ({ id: criterionId(i), weight }))
  const grid = { criteria, scaleMax: levels[1], threshold, floors }
  return { grid, places, constraints, ties } satisfies SelectionRules
}

export function exampleDossiers({ dossiers }: Example): Dossier[] {
  return dossiers.map((dossier) => ({
    ...dossier,
    readings: dossier.readings.map(({ reader, levels }) => ({
      reader,
      levels: Object.fromEntries(levels.map((level, i) => [criterionId(i), level]))
    }))
  }))
}
