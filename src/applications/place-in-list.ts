import type { ApplicationInstance } from './application.model.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import { countApplications } from './count-applications.ts'
import { theirs, type ListQuery } from './queries.ts'

/** A dossier among those of a list: its place from 1, and the ones around it. */
export interface Place {
  at: number
  total: number
  previous: { number: string; territory: string } | null
  next: { number: string; territory: string } | null
}

type Order = Record<string, 1 | -1>
type Filter = Record<string, unknown>

/**
 * Where a dossier stands in a list. Only it and its two neighbours are read: those before it are counted.
 * @param sort its fields hold one value each, of one type, or nothing; the last is unique
 * @returns null when the dossier is not in the list. @throws NotFound unless this person is of the call's team
 */
export async function placeInList(
  deps: Pick<ApplicationsDeps, 'models' | 'clock'>,
  {
    call,
    filter = {},
    sort = { _id: 1 },
    account,
    number
  }: Omit<ListQuery, 'skip' | 'limit'> & { number: string }
): Promise<Place | null> {
  const { applications } = deps.models
  const where = await theirs(deps, { call, filter, account })
  const among = (one: Filter) => ({ $and: [where, one] })
  const fields = Object.fromEntries(Object.keys(sort).map((field) => [field, 1 as const]))
  const here = await applications.findOne(among({ _id: number }), fields).lean()
  if (!here) return null
  const back: Order = Object.fromEntries(
    Object.entries(sort).map(([field, way]) => [field, way === 1 ? -1 : 1])
  )
  const first = (order: Order) =>
    applications
      .findOne(among(after(here, order)), { 'subject.territory': 1 })
      .sort(order)
      .lean<Pick<ApplicationInstance, '_id' | 'subject'>>()
  const [before, total, previous, next] = await Promise.all([
    applications.countDocuments(among(after(here, back))),
    countApplications(deps, { call, filter, account }),
    first(back),
    first(sort)
  ])
  const shown = (one: typeof next) => one && { number: one._id, territory: one.subject.territory }
  return { at: before + 1, total, previous: shown(previous), next: shown(next) }
}

/** What comes later than a document in this order: its first fields the same, the next one beyond. */
function after(document: object, order: Order): Filter {
  const ways = Object.entries(order)
  const clauses = ways.flatMap(([field, way], at) => {
    const same = ways.slice(0, at).map(([name]) => ({ [name]: valueAt(document, name) }))
    return beyond(field, way, valueAt(document, field)).map((one) => ({ $and: [...same, one] }))
  })
  return { $or: clauses }
}

/** Nothing sorts before everything; comparisons of a filter leave it out. */
function beyond(field: string, way: 1 | -1, value: unknown): Filter[] {
  if (value === null) return way === 1 ? [{ [field]: { $ne: null } }] : []
  return way === 1
    ? [{ [field]: { $gt: value } }]
    : [{ [field]: { $lt: value } }, { [field]: null }]
}

function valueAt(document: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((held, name) => (held as Filter | undefined)?.[name] ?? null, document)
}
