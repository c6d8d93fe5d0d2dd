import type { Config } from '../config.ts'
import type { Services } from '../services.ts'
import { BadInput, isDuplicateKey } from '../shared/errors.ts'
import { newId } from '../shared/ids.ts'
import { changedSince, fingerprintsOf, type RehearsedPart } from './fingerprints.ts'
import { FEWEST_DOSSIERS, MOST_DOSSIERS, usualDossiers } from './invent-dossiers.ts'
import { rehearsalModel, type RehearsalDocument } from './rehearsal.model.ts'
import { rehearseApart } from './rehearse-apart.ts'
import type { RehearsalOrder } from './rehearse.ts'
import type { PeopleCount } from './report/problems.ts'
import { silentRoles } from './roles.ts'

/** What whoever rehearses may choose. */
export interface Wished {
  /** as many as usual unless told */
  dossiers?: number | undefined
  /** the roles to silence, one after the other; all of them unless told */
  silent?: readonly string[] | undefined
}

/** The last rehearsal of a call, and what changed in its rules since. */
export interface LastRehearsal extends Omit<RehearsalDocument, 'fingerprints' | 'heardAt'> {
  changed: RehearsedPart[]
  /** the process that played it is gone, and said nothing more */
  interrupted: boolean
}

/** Rehearsals as pages and the command line use them. */
export interface Rehearsals {
  roles(call: string): Promise<readonly string[]>
  usual(call: string): Promise<number>
  /** the order to play a call's copy as it stands now. @throws BadInput, NotFound */
  order(call: string, wished: Wished): Promise<RehearsalOrder>
  /** Plays one in the background. @returns false when one is already under way */
  start(call: string, wished: Wished & { by: string }): Promise<boolean>
  last(call: string): Promise<LastRehearsal | null>
  /** Ends what this process plays. */
  stop(): Promise<void>
}

type Parts = Pick<Services, 'calls' | 'accounts' | 'engine' | 'logger' | 'machineClock'> & {
  config: Pick<Config, 'baseUrl' | 'mailFrom' | 'site'>
}

/** Nothing heard for so long: whoever played it is gone. */
const GONE_MS = 120_000
/** The page need not know more often. */
const TELL_MS = 500

export function createRehearsals(parts: Parts): Rehearsals {
  const playing = new Map<AbortController, Promise<void>>()
  const rehearsals: Rehearsals = {
    roles: async (call) => silentRoles((await contentOf(parts, call)).content),
    usual: async (call) => usualDossiers((await contentOf(parts, call)).content),
    order: (call, wished) => orderFor(parts, call, wished),
    async start(call, { by, ...wished }) {
      const order = await orderFor(parts, call, wished)
      const run = newId()
      if (!(await claim(parts, order, { run, by }))) return false
      const stop = new AbortController()
      const played = play(parts, order, run, stop.signal).finally(() => playing.delete(stop))
      playing.set(stop, played)
      return true
    },
    async last(call) {
      const found = await rehearsalModel.findById(call).lean<RehearsalDocument>()
      if (!found) return null
      const { fingerprints, heardAt, ...last } = found
      const { content } = await contentOf(parts, call)
      const silentFor = parts.machineClock.now().getTime() - heardAt.getTime()
      return {
        ...last,
        changed: changedSince(fingerprints, fingerprintsOf(content, parts.engine.versions())),
        interrupted: last.state === 'running' && silentFor > GONE_MS
      }
    },
    async stop() {
      for (const controller of playing.keys()) controller.abort()
      await Promise.all(playing.values())
    }
  }
  return rehearsals
}

const contentOf = ({ calls }: Pick<Parts, 'calls'>, number: string) => calls.content({ number })

async function orderFor(parts: Parts, call: string, wished: Wished): Promise<RehearsalOrder> {
  const { kind, content } = await contentOf(parts, call)
  const { baseUrl, mailFrom, site } = parts.config
  const count = wished.dossiers ?? usualDossiers(content)
  if (!Number.isInteger(count) || count < FEWEST_DOSSIERS || count > MOST_DOSSIERS) {
    const params = { min: FEWEST_DOSSIERS, max: MOST_DOSSIERS }
    throw new BadInput([{ field: 'dossiers', code: 'rehearsal.errors.dossiers', params }])
  }
  const roles = silentRoles(content)
  const silent = wished.silent ?? roles
  const unknown = silent.find((role) => !roles.includes(role))
  if (unknown !== undefined) {
    const params = { role: unknown, roles: roles.join(', ') }
    throw new BadInput([{ field: 'silent', code: 'rehearsal.errors.role', params }])
  }
  const people = await peopleOf(parts, call)
  return {
    ...{ number: call, kind, content, count, silent, people },
    shown: { baseUrl, mailFrom, site }
  }
}

/** How many people hold each role of the real call. */
async function peopleOf({ accounts }: Parts, call: string): Promise<PeopleCount> {
  const counts: Record<string, number> = {}
  for (const account of await accounts.peopleOfCall(call)) {
    const roles = account.calls.find(({ callId }) => callId === call)?.roles ?? []
    for (const role of roles) counts[role] = (counts[role] ?? 0) + 1
  }
  return counts
}

/** One rehearsal of a call at a time, whatever process plays it. */
async function claim(
  { engine, machineClock }: Parts,
  { number, content }: RehearsalOrder,
  { run, by }: { run: string; by: string }
): Promise<boolean> {
  const now = machineClock.now()
  const fresh = {
    ...{ state: 'running' as const, run, by, startedAt: now, heardAt: now, endedAt: null },
    ...{ progress: null, report: null, error: null },
    fingerprints: fingerprintsOf(content, engine.versions())
  }
  const gone = { state: 'running' as const, heardAt: { $lt: new Date(now.getTime() - GONE_MS) } }
  try {
    await rehearsalModel.updateOne(
      { _id: number, $or: [{ state: { $ne: 'running' } }, gone] },
      { $set: fresh },
      { upsert: true }
    )
  } catch (error) {
    // the document is there, and running: its key refuses a second one
    if (isDuplicateKey(error)) return false
    throw error
  }
  return (await rehearsalModel.findById(number, { run: 1 }).lean())?.run === run
}

async function play(
  { logger, machineClock }: Parts,
  order: RehearsalOrder,
  run: string,
  signal: AbortSignal
): Promise<void> {
  const mine = { _id: order.number, run }
  let told = 0
  const write = (fields: Partial<RehearsalDocument>) =>
    rehearsalModel.updateOne(mine, { $set: { ...fields, heardAt: machineClock.now() } })
  try {
    const report = await rehearseApart(order, {
      signal,
      onProgress: (progress) => {
        if (performance.now() - told < TELL_MS) return
        told = performance.now()
        write({ progress }).catch((error: unknown) => {
          logger.warn({ err: error }, 'the progress of a rehearsal was not kept')
        })
      }
    })
    await write({ state: 'done', endedAt: machineClock.now(), report })
  } catch (error) {
    if (!signal.aborted) logger.error({ err: error, call: order.number }, 'a rehearsal failed')
    const words = error instanceof Error ? error.message : String(error)
    // nobody waits for this: the page says by itself that a rehearsal of which nothing is heard was interrupted
    await write({ state: 'failed', endedAt: machineClock.now(), error: words }).catch(
      (unwritten: unknown) => {
        logger.error({ err: unwritten, call: order.number }, 'the end of a rehearsal was not kept')
      }
    )
  }
}
