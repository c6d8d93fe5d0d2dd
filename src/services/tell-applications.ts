import type { ApplicationInstance, Applications } from '../applications/index.ts'
import type { CallEffectPorts, CallInstance, Calls } from '../calls/index.ts'
import { Refusal, type ChartEvent, type Engine } from '../engine/index.ts'
import type { Clock } from '../shared/clock.ts'
import { remembered } from './letter-facts.ts'

export interface TellingDeps {
  engine: Engine
  calls: Calls
  applications: Applications
  clock: Clock
  /** what the jury, or the authority, proposes for each dossier of a call */
  proposedOutcomes(
    call: string
  ): Promise<ReadonlyMap<string, { outcome: string; rank: number | null }>>
}

type Telling = Parameters<CallEffectPorts['tellNext']>[0]

/** Dossiers told in one go, between two looks at whether the process should stop. */
const BATCH = 50

/**
 * Sends one event of the call to its next dossiers. Each has its own command, so that a batch begun twice
 * reaches everyone once; a dossier that this event does not concern refuses it, and is left as it is.
 * @returns number of the last dossier told, or null when there is none after
 */
export async function tellNext(deps: TellingDeps, telling: Telling): Promise<string | null> {
  const { call, after, key } = telling
  const instance = await deps.calls.find(call)
  if (!instance) throw new Error(`Call ${call} is missing.`)
  const numbers = await deps.applications.numbersAfter({ call, after, limit: BATCH })
  const outcomes =
    telling.event === 'PROPOSE_OUTCOME' ? await deps.proposedOutcomes(call) : undefined
  for (const number of numbers) {
    const command = `${key}:${number}`
    const event = await eventFor(deps, telling, instance, number, command, outcomes?.get(number))
    if (!event) continue
    try {
      await deps.engine.send({
        ...{ chart: 'application', id: number, event, command },
        by: { id: `call:${call}`, roles: ['call'] },
        ...(event.type === 'CLOSE_DEPOSITS' && (await depositedBy(deps, number, event)))
      })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  return numbers.length < BATCH ? null : (numbers.at(-1) ?? null)
}

/** The event with the facts of the call that travel in it. */
async function eventFor(
  deps: TellingDeps,
  { event: type, params, call, key }: Telling,
  { snapshot, history }: CallInstance,
  number: string,
  command: string,
  outcome: { outcome: string; rank: number | null } | undefined
): Promise<ChartEvent | null> {
  const { calendar, decision } = snapshot.context as unknown as {
    calendar: Record<string, number>
    decision: string | null
  }
  const cause = history[Number(key.split(':').at(-2)) - 1]?.event
  const reason = typeof cause?.['reason'] === 'string' ? cause['reason'] : `call:${call}`
  switch (type) {
    case 'REMIND_DRAFT':
      return { type, ...params }
    case 'CHANGE_CALENDAR':
      return { type, calendar, reason }
    case 'CANCEL_CALL':
      return { type, reason }
    case 'PROPOSE_OUTCOME':
      return outcome ? { type, ...outcome } : null
    case 'DECIDE':
      return { type, decision }
    case 'CLOSE_DEPOSITS':
      return closing(deps, number, command, calendar['closesAt'] ?? 0)
    default:
      throw new Error(`Nobody knows what ${type} tells a dossier.`)
  }
}

/** At the closing the clock deposits what was signed, under a receipt of its own. */
async function closing(
  { applications }: TellingDeps,
  number: string,
  command: string,
  closesAt: number
): Promise<ChartEvent> {
  const instance = await applications.models.applications
    .findById(number)
    .lean<ApplicationInstance>()
  const { signed, deposit } = instance ? remembered(instance) : { signed: null, deposit: null }
  const receipt =
    instance && signed && !deposit
      ? await applications.receiptFor(instance, {
          ...{ command, receivedAt: new Date(closesAt), version: signed }
        })
      : null
  return { type: 'CLOSE_DEPOSITS', closesAt, receipt: receipt?._id ?? '' }
}

async function depositedBy(
  { applications }: TellingDeps,
  number: string,
  event: ChartEvent
): Promise<{ set?: { depositedAt: Date } }> {
  const instance = await applications.models.applications
    .findById(number)
    .lean<ApplicationInstance>()
  const late = instance && remembered(instance).signed && !remembered(instance).deposit
  return late ? { set: { depositedAt: new Date(Number(event['closesAt'])) } } : {}
}
