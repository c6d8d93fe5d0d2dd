import { download, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { csvOf } from './rows/csv.ts'
import { exportRows } from './rows/export-rows.ts'

/** The same list as a file. */
export const pipelineCsv: Page = {
  path: paths.staff.pipelineCsv(':call'),
  audience: 'staff',
  get: async (request) => {
    const { name, head, rows } = await exportRows(request)
    const lines = rows.map((row) => row.map(String))
    const content = Buffer.from(csvOf([head, ...lines]))
    return download(`${name}.csv`, 'text/csv; charset=utf-8', content)
  }
}
