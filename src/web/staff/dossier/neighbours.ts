import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import { readSearch } from '../rows/read-search.ts'
import { searchFilter, sortOf } from '../rows/search-filter.ts'
import { officersOf } from '../team/names.ts'
import type { StaffDossier } from './open-staff-dossier.ts'

/** Without a search of its own, a dossier stands among the deposited ones. */
const DEPOSITED = 'état:deposes'

/** The dossiers before and after this one in the list that it was opened from; null when it is not in it. */
export async function neighboursOf(request: PersonRequest, { number, call }: StaffDossier) {
  const { services, account, query, t } = request
  const asked = query['liste']
  const line = typeof asked === 'string' && asked !== '' ? asked.slice(0, 300) : DEPOSITED
  const search = readSearch(line)
  const officers = await officersOf(request, call.number)
  const place = await services.applications.placeInList({
    ...{ account, call: call.number, number, sort: sortOf(search) },
    filter: searchFilter(search, account, officers)
  })
  if (!place) return null
  const link = (one: { number: string; territory: string } | null) =>
    one && {
      path: inList(paths.staff.application(one.number), line === DEPOSITED ? '' : line),
      name: `${one.number} ${one.territory || t('staff.no-territory')}`
    }
  return {
    ...{ at: place.at, total: place.total },
    ...{ previous: link(place.previous), next: link(place.next) },
    list: `${paths.staff.pipeline(call.number)}?q=${encodeURIComponent(line)}`
  }
}

/** The address of a dossier that remembers from which search it was opened. */
export function inList(path: string, line: string): string {
  return line === '' ? path : `${path}?liste=${encodeURIComponent(line)}`
}
