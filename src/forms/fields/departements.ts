import { z } from 'zod'
import { departementsOf, findCommune } from '../../territories/index.ts'
import type { Facts } from '../field-type.ts'
import { questionBase, questionId } from '../question-base.ts'

/** Computed from a question of communes: shown, never asked. */
export const departements = z.strictObject({
  ...questionBase,
  type: z.literal('departements'),
  from: questionId
})

export type Departements = z.infer<typeof departements>

/** The départements of the communes answered, « Cher (18) »; none while there is no valid answer. */
export function departementNames(question: Departements, facts: Facts): string[] {
  const codes = facts.valueOf(question.from)
  if (!Array.isArray(codes)) return []
  const known = codes.filter((code) => typeof code === 'string').filter((code) => findCommune(code))
  return departementsOf(known).map((one) => `${one.name} (${one.code})`)
}
