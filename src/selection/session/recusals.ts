import type { SelectionDeps } from '../selection-deps.ts'
import type { Recusals } from './quorum.ts'

/** Who stands aside from each of these dossiers, computed from what they declared. */
export async function recusalsOf(
  { applications: { models } }: Pick<SelectionDeps, 'applications'>,
  numbers: readonly string[]
): Promise<Recusals> {
  const found = await models.recusals
    .find({ application: { $in: [...numbers] } }, { application: 1, account: 1 })
    .lean()
  const recusals = new Map<string, string[]>()
  for (const { application, account } of found) {
    recusals.set(application, [...(recusals.get(application) ?? []), account])
  }
  return recusals
}
