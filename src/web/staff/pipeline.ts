import { instantsOf } from '../../calls/index.ts'
import { newId } from '../../shared/ids.ts'
import { view, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { inList } from './dossier/neighbours.ts'
import { boardOf } from './rows/board.ts'
import { dossierRow } from './rows/dossier-row.ts'
import { filtersOf, viewsOf } from './rows/filters.ts'
import { PAGE_SIZE, pageAsked, pagesOf } from './rows/pages-of.ts'
import { SORTS, writeSearch, type Search } from './rows/read-search.ts'
import { askedSearch } from './rows/asked-search.ts'
import { searchFilter, sortOf } from './rows/search-filter.ts'
import { namesOf, officersOf } from './team/names.ts'
import { openCallWithDossiers, type StaffCall } from './team/staff-call.ts'

/** Every dossier of a call: counts, one line of search, and what can be done to several at once. */
export const pipeline: Page = {
  path: paths.staff.pipeline(':call'),
  audience: 'staff',
  nav: 'pipeline',
  get: async (request) => {
    const { services, account, clock, params, query, t } = request
    const call = await openCallWithDossiers(request, params['call'] ?? '')
    const search = askedSearch(query)
    const officers = await officersOf(request, call.number)
    const page = pageAsked(query)
    const ask = {
      call: call.number,
      account,
      filter: searchFilter(search, account, officers)
    }
    const [{ rows, total }, board, views] = await Promise.all([
      services.applications.list({
        ...{ ...ask, sort: sortOf(search), skip: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE }
      }),
      boardOf(request, call, search),
      viewsOf(request, call, search, officers)
    ])
    const names = await namesOf(
      request,
      rows.map(({ subject }) => subject.officer)
    )
    const scope = { voice: call.voice, me: account.id, now: clock.now(), names }
    const line = writeSearch(search)
    return view('staff/pipeline', {
      title: t('staff.pipeline.title', { count: total, call: call.number }),
      ...{ frameCall: call.frameCall, now: clock.now(), line, board, views },
      ...filtersOf(request, call, search, officers),
      unknown: search.unknown.join(' '),
      rows: rows
        .map((one) => dossierRow(one, scope))
        .map((row) => ({ ...row, path: inList(row.path, line) })),
      columns: columnsOf(request, call.number, search),
      ...(call.isOfficer &&
        takesPaper(request, call) && { paperPath: paths.staff.paperStart(call.number) }),
      ...pagesOf(withLine(paths.staff.pipeline(call.number), line), page, total),
      ...{ total, officers, mayAct: call.isOfficer, command: newId() },
      csvPath: withLine(paths.staff.pipelineCsv(call.number), line),
      xlsxPath: withLine(paths.staff.pipelineXlsx(call.number), line),
      ...{ action: paths.staff.pipeline(call.number), batchPath: paths.staff.batch(call.number) }
    })
  }
}

/** What came on paper can be typed from the opening until the readings open. */
function takesPaper({ clock }: PersonRequest, { content, instance }: StaffCall): boolean {
  const { opensAt, readingsOpenAt } = instantsOf(content.calendar)
  const now = clock.now().getTime()
  return !instance.states.includes('draft') && opensAt <= now && now < readingsOpenAt
}

function columnsOf({ t }: PersonRequest, call: string, search: Search) {
  return SORTS.map((name) => {
    const current = search.sort === name
    const line = writeSearch({ ...search, sort: name, down: current && !search.down })
    return {
      name,
      label: t(`staff.pipeline.column.${name}`),
      path: withLine(paths.staff.pipeline(call), line),
      order: current ? (search.down ? 'descending' : 'ascending') : ''
    }
  })
}

export function withLine(path: string, line: string): string {
  return line ? `${path}?q=${encodeURIComponent(line)}` : path
}
