import { removeQuestion } from '../forms/index.ts'
import type { CallContent } from './call-content.ts'

/**
 * A call without one question: what the team checks and what readers have beside a criterion no longer name it.
 * A condition on it is left, and stands before the opening until somebody changes it.
 * @throws RangeError when it is the last of its section
 */
export function dropQuestion(content: CallContent, id: string): CallContent {
  const others = ({ reads }: { reads: readonly string[] }) => reads.filter((one) => one !== id)
  return {
    ...content,
    form: removeQuestion(content.form, id),
    checks: content.checks
      .map((check) => ({ ...check, reads: others(check) }))
      .filter(({ reads }) => reads.length > 0),
    grid: content.grid && {
      ...content.grid,
      criteria: content.grid.criteria.map((one) => ({ ...one, reads: others(one) }))
    }
  }
}
