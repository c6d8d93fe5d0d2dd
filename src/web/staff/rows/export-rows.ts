import { setImmediate as otherRequests } from 'node:timers/promises'
import { parisIso, parisIsoDate } from '../../../shared/paris-time.ts'
import type { PersonRequest } from '../../page.ts'
import { namesOf, officersOf } from '../team/names.ts'
import { openCallWithDossiers } from '../team/staff-call.ts'
import { askedSearch } from './asked-search.ts'
import { dossierRow, type DossierRow } from './dossier-row.ts'
import { searchFilter, sortOf } from './search-filter.ts'

const COLUMNS = [
  ...['numero', 'territoire', 'projet', 'dep', 'etat', 'tour', 'depuis', 'echeance'],
  ...['resp', 'reponses', 'attendues', 'pieces', 'papier']
] as const

/** The most rows that one export holds: a call has hundreds of dossiers, and a spreadsheet opens this many. */
const MOST = 20_000

/** Rows made between two looks at what other people ask. */
const AT_ONCE = 250

/** A list as files hold it: texts, and numbers where one may want to add them up. */
export interface ExportedRows {
  /** without its extension, such as `dossiers-2027-01-2027-03-22` */
  name: string
  head: string[]
  rows: (string | number)[][]
}

/** The list that the search in the address finds; without notes, checks or scores. */
export async function exportRows(request: PersonRequest): Promise<ExportedRows> {
  const { services, account, clock, params, query, t } = request
  const call = await openCallWithDossiers(request, params['call'] ?? '')
  const search = askedSearch(query)
  const officers = await officersOf(request, call.number)
  const { rows: found } = await services.applications.list({
    ...{ call: call.number, account, limit: MOST, sort: sortOf(search) },
    filter: searchFilter(search, account, officers)
  })
  const names = await namesOf(
    request,
    found.map(({ subject }) => subject.officer)
  )
  const scope = { voice: call.voice, me: '', now: clock.now(), names }
  const rows: ExportedRows['rows'] = []
  for (const [at, one] of found.entries()) {
    if (at % AT_ONCE === 0) await otherRequests()
    rows.push(cellsOf(dossierRow(one, scope), t))
  }
  return {
    name: `dossiers-${call.number}-${parisIsoDate(clock.now())}`,
    head: COLUMNS.map((column) => t(`staff.csv.${column}`)),
    rows
  }
}

function cellsOf(row: DossierRow, t: PersonRequest['t']): (string | number)[] {
  return [
    ...[row.number, row.territory, row.title, row.departement, row.state.label, row.turn],
    ...[parisIso(row.since), row.due ? parisIso(row.due.at) : '', row.officer],
    ...[row.answered, row.required, row.missingPieces],
    row.onPaper ? t('staff.csv.yes') : ''
  ]
}
