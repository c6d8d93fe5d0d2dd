import type { CallContent } from '../../calls/index.ts'
import type { SelectionRules } from '../ranking/index.ts'

/** The part of a call's rules that decides its selection. */
export function selectionRules({ grid, settings }: CallContent): SelectionRules {
  const { places, constraints, ties, threshold, floors, scored } = settings
  return {
    grid:
      grid && scored
        ? {
            criteria: grid.criteria.map(({ id, weight }) => ({ id, weight })),
            scaleMax: grid.scale.length - 1,
            threshold,
            floors
          }
        : null,
    ...{ places, constraints, ties }
  }
}
