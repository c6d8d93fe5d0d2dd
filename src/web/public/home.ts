import type { Page } from '../page.ts'
import { callPage } from './call/call-page.ts'
import { listCalls } from './calls/list-calls.ts'
import { findPublicCall } from './call/public-call.ts'
import { callsPage } from './calls.ts'
import { publicPaths } from './paths.ts'

/** The front door: the call that is open when there is exactly one, the list of calls otherwise. */
export const home: Page = {
  path: publicPaths.home(),
  audience: 'public',
  nav: 'calls',
  get: async (request) => {
    const lists = await listCalls(request)
    const [only, ...others] = lists.open
    if (only && others.length === 0) {
      const found = await findPublicCall({ ...request, params: { call: only.number } })
      if (found) return callPage(found, request)
    }
    return callsPage(request, lists)
  }
}
