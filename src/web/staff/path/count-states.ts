import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'

export type Counts = Record<string, { count: number; late: number }>

const ALL = 100_000

/** How many dossiers this reader may see are in each state, and which of them are late. */
export async function countStates({ services, account, t }: PersonRequest, call: string) {
  const { rows } = await services.applications.list({ call, account, limit: ALL })
  const counts: Counts = {}
  for (const { states, tags } of rows) {
    for (const state of states) {
      const at = (counts[state] ??= { count: 0, late: 0 })
      at.count += 1
      if (tags.includes('late')) at.late += 1
    }
  }
  const late = rows
    .filter(({ tags }) => tags.includes('late'))
    .map(({ _id, subject, enteredAt }) => ({
      ...{ path: paths.staff.application(_id), since: enteredAt },
      territory: subject.territory || t('staff.no-territory')
    }))
  return { counts, late, total: rows.length }
}
