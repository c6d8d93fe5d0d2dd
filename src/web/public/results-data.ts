import { download, notFound, type Page, type VisitorRequest } from '../page.ts'
import { findPublicCall } from './call/public-call.ts'
import { publicPaths } from './paths.ts'
import { findResults } from './results/find-results.ts'
import { resultsCsv as csvOf, resultsJson as jsonOf } from './results/open-data.ts'

/** Open data of a result. Before the announcement these addresses are like any that does not exist. */
export const resultsCsv: Page = {
  path: publicPaths.resultsCsv(':call'),
  audience: 'public',
  get: async (request) => {
    const found = await announced(request)
    if (!found) return notFound()
    const { call, results } = found
    return download(`resultats-${call.number}.csv`, 'text/csv', csvOf(call, results), {
      shared: true
    })
  }
}

export const resultsJson: Page = {
  path: publicPaths.resultsJson(':call'),
  audience: 'public',
  get: async (request) => {
    const found = await announced(request)
    if (!found) return notFound()
    const { call, results } = found
    return download(`resultats-${call.number}.json`, 'application/json', jsonOf(call, results), {
      shared: true
    })
  }
}

async function announced(request: VisitorRequest) {
  const call = await findPublicCall(request)
  const results = call && (await findResults(call, request))
  return call && results ? { call, results } : null
}
