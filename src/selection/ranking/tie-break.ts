import type { Rational } from '../../reviews/score/index.ts'
import { compareRationals, meanOf } from '../../reviews/score/index.ts'
import { DRAW, UNREPRESENTED_DEPARTEMENT } from './rules.ts'
import type { Standing } from './standing.ts'

/** Only the eligible can be given a place, so nobody is drawn against a dossier that cannot. */
export const ELIGIBLE = 'eligible'

/**
 * The steps that come before the draw: the rules' own, with eligibility ahead of the first step
 * that is not a criterion.
 */
export function tieSteps(ties: readonly string[]): string[] {
  const steps = ties.filter((tie) => tie !== DRAW)
  const at = steps.indexOf(UNREPRESENTED_DEPARTEMENT)
  return at < 0 ? [...steps, ELIGIBLE] : steps.toSpliced(at, 0, ELIGIBLE)
}

export interface Narrowing {
  readonly kept: readonly Standing[]
  /** The step that put each other dossier behind, by id. */
  readonly droppedBy: ReadonlyMap<string, string>
}

/**
 * Applies the steps in order to dossiers of equal score, keeping the best at each step.
 * @param represented départements of the eligible dossiers that already stand higher.
 */
export function narrow(
  tied: readonly Standing[],
  steps: readonly string[],
  represented: ReadonlySet<string>
): Narrowing {
  const droppedBy = new Map<string, string>()
  let kept = tied
  for (const step of steps) {
    if (kept.length < 2) break
    const best = bestAt(step, kept, represented)
    for (const standing of kept) {
      if (!best.includes(standing)) droppedBy.set(standing.dossier.id, step)
    }
    kept = best
  }
  return { kept, droppedBy }
}

function bestAt(
  step: string,
  tied: readonly Standing[],
  represented: ReadonlySet<string>
): readonly Standing[] {
  if (step === ELIGIBLE) return preferred(tied, ({ eligible }) => eligible)
  if (step === UNREPRESENTED_DEPARTEMENT) {
    return preferred(
      tied,
      ({ dossier, eligible }) =>
        eligible && dossier.departement != null && !represented.has(dossier.departement)
    )
  }
  const best = tied
    .map(({ score }) => meanOf(score, step))
    .reduce((a: Rational, b) => (compareRationals(a, b) >= 0 ? a : b))
  return tied.filter(({ score }) => compareRationals(meanOf(score, step), best) === 0)
}

function preferred(
  tied: readonly Standing[],
  holds: (standing: Standing) => boolean
): readonly Standing[] {
  const those = tied.filter(holds)
  return those.length > 0 ? those : tied
}
