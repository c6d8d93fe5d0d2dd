import type { Account } from '../accounts/index.ts'
import type { ApplicationInstance } from './application.model.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import { countApplications, recusedFrom, refuseUnlessOfTeam } from './count-applications.ts'

type Models = Pick<ApplicationsDeps, 'models'>
type Deps = Pick<ApplicationsDeps, 'models' | 'clock'>

/** What a row of a list reads: by index, never the journal, the answers or the context. */
const listed = {
  ...{ subject: 1, states: 1, tags: 1, owners: 1, enteredAt: 1, pollAt: 1, timers: 1, v: 1 },
  'snapshot.context.corrections': 1
} as const

export type ListedApplication = Pick<
  ApplicationInstance,
  | '_id'
  | 'v'
  | 'subject'
  | 'states'
  | 'tags'
  | 'owners'
  | 'enteredAt'
  | 'pollAt'
  | 'timers'
  | 'snapshot'
>

export interface ListQuery {
  call: string
  filter?: Record<string, unknown>
  sort?: Record<string, 1 | -1>
  skip?: number
  limit?: number
  /** whoever reads: what they are recused from is not there */
  account: Account
}

/**
 * Dossiers of a call as rows, and how many there are, without those that this person is recused from.
 * @throws NotFound unless they are of the call's team
 */
export async function listApplications(
  deps: Deps,
  { call, filter = {}, sort = { _id: 1 }, skip = 0, limit = 50, account }: ListQuery
): Promise<{ rows: ListedApplication[]; total: number }> {
  const where = await theirs(deps, { call, filter, account })
  const [rows, total] = await Promise.all([
    deps.models.applications
      .find(where, listed)
      .sort(sort)
      .skip(skip)
      .limit(limit)
      .lean<ListedApplication[]>(),
    countApplications(deps, { call, filter, account })
  ])
  return { rows, total }
}

/** What of a call this person may have listed. @throws NotFound unless they are of its team */
export async function theirs(
  deps: Models,
  { call, filter, account }: { call: string; filter: Record<string, unknown>; account: Account }
): Promise<Record<string, unknown>> {
  refuseUnlessOfTeam(account, call)
  return { $and: [filter, { 'subject.call': call }, await withoutRecused(deps, account.id)] }
}

/** Every dossier number of a call after one, in order: how an effect reaches all of them and resumes. */
export async function numbersAfter(
  { models }: Models,
  { call, after, limit }: { call: string; after: string | undefined; limit: number }
): Promise<string[]> {
  const found = await models.applications
    .find({ 'subject.call': call, ...(after && { _id: { $gt: after } }) }, { _id: 1 })
    .sort({ _id: 1 })
    .limit(limit)
    .lean()
  return found.map(({ _id }) => _id)
}

/** Dossiers that lack an answer made available, and answers whose alert failed and nobody settled. */
export async function unanswered(
  { models }: Models,
  call: string,
  among: Record<string, unknown> = {}
): Promise<{ unanswered: number; failedAlerts: number }> {
  const ofCall = { ...among, 'subject.call': call }
  const [waiting, failed] = await Promise.all([
    models.applications.countDocuments({ ...ofCall, tags: { $ne: 'answered' } }),
    models.applications.countDocuments({ ...ofCall, 'snapshot.context.alertFailed': true })
  ])
  return { unanswered: waiting, failedAlerts: failed }
}

/**
 * The same, as somebody may be told: dossiers that they stand aside from are in no count, and only make it one
 * where nothing else is left, since the call waits for them all the same.
 */
export async function unansweredFor(
  deps: Models,
  { account, call }: { account: Pick<Account, 'id'>; call: string }
): Promise<{ unanswered: number; failedAlerts: number }> {
  const [all, theirs] = await Promise.all([
    unanswered(deps, call),
    unanswered(deps, call, await withoutRecused(deps, account.id))
  ])
  const told = (real: number, seen: number) => (real > 0 ? Math.max(1, seen) : 0)
  return {
    unanswered: told(all.unanswered, theirs.unanswered),
    failedAlerts: told(all.failedAlerts, theirs.failedAlerts)
  }
}

async function withoutRecused(deps: Models, reader: string): Promise<Record<string, unknown>> {
  const recused = await recusedFrom(deps, reader)
  return recused.length === 0 ? {} : { _id: { $nin: recused } }
}
