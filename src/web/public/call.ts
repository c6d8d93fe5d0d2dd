import { notFound, type Page } from '../page.ts'
import { callPage, presentationPage } from './call/call-page.ts'
import { findPublicCall } from './call/public-call.ts'
import { publicPaths } from './paths.ts'

/** One call: what it is while it runs, what came of it once the answers are announced. */
export const call: Page = {
  path: publicPaths.call(':call'),
  audience: 'public',
  nav: 'calls',
  get: async (request) => {
    const found = await findPublicCall(request)
    return found ? callPage(found, request) : notFound()
  }
}

/** The call as it was published, for whoever comes after its results. */
export const presentation: Page = {
  path: publicPaths.presentation(':call'),
  audience: 'public',
  nav: 'calls',
  get: async (request) => {
    const found = await findPublicCall(request)
    return found ? presentationPage(found, request) : notFound()
  }
}
