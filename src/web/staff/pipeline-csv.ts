import { parisIso, parisIsoDate } from '../../shared/paris-time.ts'
import { download, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { askedSearch } from './rows/asked-search.ts'
import { csvOf } from './rows/csv.ts'
import { dossierRow } from './rows/dossier-row.ts'
import { searchFilter, sortOf } from './rows/search-filter.ts'
import { namesOf, officersOf } from './team/names.ts'
import { openCallWithDossiers } from './team/staff-call.ts'

const COLUMNS = [
  ...['numero', 'territoire', 'projet', 'dep', 'etat', 'tour', 'depuis', 'echeance'],
  ...['resp', 'reponses', 'attendues', 'pieces', 'papier']
] as const

/** The most rows that one export holds: a call has hundreds of dossiers, and a spreadsheet opens this many. */
const MOST = 20_000

/** The same list as a file; without notes, checks or scores. */
export const pipelineCsv: Page = {
  path: paths.staff.pipelineCsv(':call'),
  audience: 'staff',
  get: async (request) => {
    const { services, account, clock, params, query, t } = request
    const call = await openCallWithDossiers(request, params['call'] ?? '')
    const search = askedSearch(query)
    const officers = await officersOf(request, call.number)
    const { rows } = await services.applications.list({
      ...{ call: call.number, account, limit: MOST, sort: sortOf(search) },
      filter: searchFilter(search, account, officers)
    })
    const names = await namesOf(
      request,
      rows.map(({ subject }) => subject.officer)
    )
    const scope = { voice: call.voice, me: '', now: clock.now(), names }
    const lines = rows.map((one) => {
      const row = dossierRow(one, scope)
      return [
        ...[row.number, row.territory, row.title, row.departement, row.state.label, row.turn],
        ...[parisIso(row.since), row.due ? parisIso(row.due.at) : '', row.officer],
        ...[String(row.answered), String(row.required), String(row.missingPieces)],
        row.onPaper ? t('staff.csv.yes') : ''
      ]
    })
    const head = COLUMNS.map((name) => t(`staff.csv.${name}`))
    const name = `dossiers-${call.number}-${parisIsoDate(clock.now())}.csv`
    return download(name, 'text/csv; charset=utf-8', Buffer.from(csvOf([head, ...lines])))
  }
}
