import { NotFound } from '../../shared/errors.ts'
import { redirect, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { myCalls } from './team/my-calls.ts'
import { withLine } from './pipeline.ts'

/** The header's search: a number opens its dossier, a name searches the list. */
export const find: Page = {
  path: paths.staff.find(),
  audience: 'staff',
  get: async (request) => {
    const { services, account, query } = request
    const text = String(query['q'] ?? '').trim()
    const number = text.toUpperCase().replace(/\s+/g, '')
    try {
      await services.applications.access(account, number)
      return redirect(paths.staff.application(number))
    } catch (error) {
      if (!(error instanceof NotFound)) throw error
    }
    const calls = await myCalls(request)
    const code = /^([A-Z]{2,6})-\d+$/.exec(number)?.[1]
    const call = calls.find(({ subject }) => subject.code === code) ?? calls[0]
    return redirect(call ? withLine(paths.staff.pipeline(call._id), text) : paths.staff.home())
  }
}
