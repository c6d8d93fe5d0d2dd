import { sharedView, view, type Answer, type VisitorRequest } from '../../page.ts'
import { findResults } from '../results/find-results.ts'
import { resultsModel } from '../results/results-model.ts'
import { callModel } from './call-model.ts'
import type { PublicCall } from './public-call.ts'

/** The page of a call: its results take its place once they are announced. */
export async function callPage(call: PublicCall, request: VisitorRequest): Promise<Answer> {
  const results = await findResults(call, request)
  return results
    ? view('public/results', await resultsModel(call, results, request))
    : presentationPage(call, request)
}

/** The call as it was published: its state, its rules and its answered questions are all that it shows. */
export async function presentationPage(call: PublicCall, request: VisitorRequest): Promise<Answer> {
  const { number, instance, seal } = call
  const answered = await request.services.calls.answeredQuestions(number)
  const key = JSON.stringify([number, instance.v, seal.sha256, answered])
  return sharedView('public/call', key, () => callModel(call, answered, request))
}
