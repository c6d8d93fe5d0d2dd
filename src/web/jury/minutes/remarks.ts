import type { OpenMinutes } from '../../../selection/index.ts'
import type { PersonRequest } from '../../page.ts'

/** Members who were asked to read a version again: when they did, and what they remarked. */
export async function remarksOf(
  { services }: Pick<PersonRequest, 'services'>,
  { reviewers, approvals, hidden }: OpenMinutes
): Promise<{ name: string; at: Date | undefined; remark: string }[]> {
  const ids = approvals.flatMap(({ remark }) => (remark ? [remark] : []))
  const [people, texts] = await Promise.all([
    services.accounts.findMany(reviewers),
    // a remark may be about what its reader stands aside from
    hidden.length > 0 ? new Map<string, string>() : services.calls.remarks(ids)
  ])
  return people.map(({ id, name }) => {
    const own = approvals.find(({ account }) => account === id)
    return { name, at: own?.at, remark: texts.get(own?.remark ?? '') ?? '' }
  })
}
