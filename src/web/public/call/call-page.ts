import { view, type Answer, type VisitorRequest } from '../../page.ts'
import { findResults } from '../results/find-results.ts'
import { resultsModel } from '../results/results-model.ts'
import { callModel } from './call-model.ts'
import type { PublicCall } from './public-call.ts'

/** The page of a call: its results take its place once they are announced. */
export async function callPage(call: PublicCall, request: VisitorRequest): Promise<Answer> {
  const results = await findResults(call, request)
  return results
    ? view('public/results', await resultsModel(call, results, request))
    : view('public/call', await callModel(call, request))
}
