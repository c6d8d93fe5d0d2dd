import type { ApplicationInstance } from './application.model.ts'
import type { ApplicationsDeps } from './applications-deps.ts'

type Models = Pick<ApplicationsDeps, 'models'>

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
  /** account of whoever reads: what they are recused from is not there */
  reader: string
}

/** Dossiers of a call as rows, without those that this reader is recused from. */
export async function listApplications(
  deps: Models,
  { call, filter = {}, sort = { _id: 1 }, skip = 0, limit = 50, reader }: ListQuery
): Promise<{ rows: ListedApplication[]; total: number }> {
  const where = { ...filter, 'subject.call': call, ...(await withoutRecused(deps, reader)) }
  const [rows, total] = await Promise.all([
    deps.models.applications
      .find(where, listed)
      .sort(sort)
      .skip(skip)
      .limit(limit)
      .lean<ListedApplication[]>(),
    deps.models.applications.countDocuments(where)
  ])
  return { rows, total }
}

/** How many dossiers of a call are in each leaf state. */
export async function countByState({ models }: Models, call: string): Promise<Map<string, number>> {
  const counts = await models.applications.aggregate<{ _id: string; count: number }>([
    { $match: { 'subject.call': call } },
    { $unwind: '$states' },
    { $group: { _id: '$states', count: { $sum: 1 } } }
  ])
  return new Map(counts.map(({ _id, count }) => [_id, count]))
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
  call: string
): Promise<{ unanswered: number; failedAlerts: number }> {
  const ofCall = { 'subject.call': call }
  const [waiting, failed] = await Promise.all([
    models.applications.countDocuments({ ...ofCall, tags: { $ne: 'answered' } }),
    models.applications.countDocuments({ ...ofCall, 'snapshot.context.alertFailed': true })
  ])
  return { unanswered: waiting, failedAlerts: failed }
}

async function withoutRecused(
  { models }: Models,
  reader: string
): Promise<Record<string, unknown>> {
  const recused = await models.recusals.find({ account: reader }, { application: 1 }).lean()
  return recused.length === 0
    ? {}
    : { _id: { $nin: recused.map(({ application }) => application) } }
}
