import { personFor, type Account } from '../accounts/index.ts'
import { NotFound } from '../shared/errors.ts'
import type { ApplicationsDeps } from './applications-deps.ts'

type Deps = Pick<ApplicationsDeps, 'models' | 'clock'>
type Filter = Record<string, unknown>

export interface CountQuery {
  call: string
  filter?: Filter
  /** whoever reads: what they are recused from is not counted */
  account: Account
}

/** @throws NotFound unless this person is of the call's team */
export function refuseUnlessOfTeam(account: Account, call: string): void {
  const { roles } = personFor(account, { callId: call })
  if (!roles.includes('officer') && !roles.includes('direction')) {
    throw new NotFound(`dossiers of ${call}`)
  }
}

/**
 * How many dossiers of a call match, without those that this person is recused from.
 * @throws NotFound unless they are of the call's team
 */
export async function countApplications(
  deps: Deps,
  { call, filter = {}, account }: CountQuery
): Promise<number> {
  refuseUnlessOfTeam(account, call)
  const [all, recused] = await Promise.all([
    countAll(deps, call, filter),
    recusedFrom(deps, account.id)
  ])
  if (recused.length === 0) return all
  // a few documents by their key, so that the count itself is one of an index
  const where = { $and: [filter, { 'subject.call': call, _id: { $in: recused } }] }
  return all - (await deps.models.applications.countDocuments(where))
}

/** Dossiers of which somebody sees nothing. */
export function recusedFrom({ models }: Pick<Deps, 'models'>, account: string): Promise<string[]> {
  return inOneGo(models, `recused ${account}`, async () => {
    const recused = await models.recusals.find({ account }, { application: 1 }).lean()
    return recused.map(({ application }) => application)
  })
}

const beingAsked = new WeakMap<object, Map<string, Promise<unknown>>>()

/**
 * A page asks for forty counts in one breath: what each of them asks first is asked once. Whoever comes a moment
 * later asks again, and sees what was written meanwhile.
 */
function inOneGo<T>(
  { applications }: Deps['models'],
  key: string,
  ask: () => Promise<T>
): Promise<T> {
  const client = applications.db.getClient()
  const asked = beingAsked.get(client) ?? new Map<string, Promise<unknown>>()
  beingAsked.set(client, asked)
  const known = asked.get(key) as Promise<T> | undefined
  if (known) return known
  const asking = ask()
  asked.set(key, asking)
  queueMicrotask(() => asked.delete(key))
  return asking
}

/** What steps alone decide; answers that are being typed change the rest at any moment. */
const DECIDED_BY_STEPS = new Set([
  ...['stage', 'late', 'waitsForTeam', 'undelivered', 'officer', 'depositedAt'].map(
    (name) => `subject.${name}`
  ),
  ...['owners', 'tags', 'states', 'status']
])

/** Counts of one call, good until one of its dossiers makes a step. */
interface Kept {
  upTo: string
  counts: Map<string, Promise<number>>
}

/** By connection, then by call: two stores of one process have nothing in common. */
const kept = new WeakMap<object, Map<string, Kept>>()

/** A step written by a process whose clock is behind by no more than this is seen. */
const CLOCKS_APART = 2_000

/** The board asks for forty counts at each look; they change only when somebody, or the clock, acts. */
async function countAll(deps: Deps, call: string, filter: Filter): Promise<number> {
  const { applications } = deps.models
  const where = { $and: [filter, { 'subject.call': call }] }
  const count = () => applications.countDocuments(where).exec()
  if (!pathsOf(filter).every((path) => DECIDED_BY_STEPS.has(path))) return count()
  const counts = await inOneGo(deps.models, `kept ${call}`, () => keptCounts(deps, call))
  if (!counts) return count()
  const key = JSON.stringify(filter)
  const known = counts.get(key) ?? count()
  counts.set(key, known)
  known.catch(() => counts.delete(key))
  return known
}

/** @returns null while steps are so recent that another of the same instant could still come */
async function keptCounts({ models, clock }: Deps, call: string) {
  const { applications } = models
  const ofCall = { 'subject.call': call }
  const [last, total] = await Promise.all([
    applications.findOne(ofCall, { lastAt: 1, v: 1 }).sort({ lastAt: -1, _id: -1 }).lean(),
    applications.countDocuments(ofCall)
  ])
  if (!last || clock.now().getTime() - last.lastAt.getTime() < CLOCKS_APART) return null
  const upTo = `${total}:${last._id}:${last.v}:${last.lastAt.getTime()}`
  const client = applications.db.getClient()
  const calls = kept.get(client) ?? new Map<string, Kept>()
  kept.set(client, calls)
  const known = calls.get(call)
  if (known?.upTo === upTo) return known.counts
  const fresh: Kept = { upTo, counts: new Map() }
  calls.set(call, fresh)
  return fresh.counts
}

function pathsOf(filter: Filter): string[] {
  return Object.entries(filter).flatMap(([name, operand]) =>
    name.startsWith('$')
      ? Array.isArray(operand)
        ? operand.flatMap((clause) => pathsOf(clause as Filter))
        : [name]
      : [name]
  )
}
