import { download, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { exportRows } from './rows/export-rows.ts'
import { xlsxOf } from './rows/xlsx.ts'

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The same list as a workbook, for whoever adds up and sorts. */
export const pipelineXlsx: Page = {
  path: paths.staff.pipelineXlsx(':call'),
  audience: 'staff',
  get: async (request) => {
    const { name, head, rows } = await exportRows(request)
    const sheet = request.t('staff.csv.sheet')
    return download(`${name}.xlsx`, TYPE, await xlsxOf(sheet, [head, ...rows]))
  }
}
