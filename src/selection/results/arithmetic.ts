import { personFor, type Account } from '../../accounts/index.ts'
import type { ApplicationInstance } from '../../applications/index.ts'
import { factsOf } from '../../reviews/index.ts'
import { NotFound } from '../../shared/errors.ts'
import { isDisclosed, stageOf } from '../answer/answer-of.ts'
import type { SelectionDeps } from '../selection-deps.ts'

/**
 * The arithmetic of answers: `received` is the sum of the nine that follow it, so that anybody can add it up.
 * An outcome is counted once its answer is made available, and is `waiting` until then, whatever is proposed.
 */
export interface Arithmetic {
  received: number
  selected: number
  reserve: number
  notSelected: number
  inadmissible: number
  withdrawn: number
  /** a place or a rank that was given up, or not taken in time */
  gaveUp: number
  /** the reserve ended before their turn */
  reserveExpired: number
  closedWithoutAction: number
  waiting: number
  /** answers made available and not failed */
  answered: number
  read: number
  /** made available after an alert that failed, and nobody has settled it yet */
  failed: number
  /** never deposited: counted apart */
  drafts: number
  lastAnsweredAt: Date | null
}

type Counted = Pick<ApplicationInstance, 'states' | 'tags' | 'snapshot'>
type Share = keyof Pick<
  Arithmetic,
  | 'selected'
  | 'reserve'
  | 'notSelected'
  | 'inadmissible'
  | 'withdrawn'
  | 'gaveUp'
  | 'reserveExpired'
  | 'closedWithoutAction'
  | 'waiting'
>

/**
 * The sums of a call for somebody of its team, without the dossiers that they stand aside from.
 * @throws NotFound for anybody else
 */
export async function teamArithmetic(
  { applications, reviews }: Pick<SelectionDeps, 'applications' | 'reviews'>,
  { account, call }: { account: Account; call: string }
): Promise<Arithmetic> {
  const { roles } = personFor(account, { callId: call })
  if (!roles.includes('officer') && !roles.includes('direction')) {
    throw new NotFound(`sums of ${call}`)
  }
  const hidden = await reviews.recusedFrom(account.id)
  const instances = await applications.models.applications
    .find({ 'subject.call': call, _id: { $nin: [...hidden] } }, { states: 1, tags: 1, snapshot: 1 })
    .lean<ApplicationInstance[]>()
  return arithmeticOf(instances)
}

export function arithmeticOf(instances: readonly Counted[]): Arithmetic {
  const deposited = instances.filter((one) => factsOf(one).deposit !== null)
  const shares = deposited.map(shareOf)
  const count = (share: Share) => shares.filter((one) => one === share).length
  const told = deposited.filter(isDisclosed)
  const last = told.reduce((latest, one) => Math.max(latest, factsOf(one).availableAt ?? 0), 0)
  return {
    received: deposited.length,
    ...{ selected: count('selected'), reserve: count('reserve') },
    ...{ notSelected: count('notSelected'), inadmissible: count('inadmissible') },
    ...{ withdrawn: count('withdrawn'), gaveUp: count('gaveUp') },
    ...{ reserveExpired: count('reserveExpired'), waiting: count('waiting') },
    closedWithoutAction: count('closedWithoutAction'),
    answered: told.filter((one) => !factsOf(one).alertFailed).length,
    read: told.filter((one) => factsOf(one).readAt !== null).length,
    failed: deposited.filter(hasFailed).length,
    drafts: instances.length - deposited.length,
    lastAnsweredAt: last > 0 ? new Date(last) : null
  }
}

function shareOf(instance: Counted): Share {
  if (!isDisclosed(instance)) return 'waiting'
  const stage = stageOf(instance)
  if (stage === 'declined' || stage === 'lapsed') return 'gaveUp'
  if (stage === 'reserveExpired') return 'reserveExpired'
  const kind = factsOf(instance).outcome?.kind
  return kind === undefined || kind === 'notDeposited' ? 'waiting' : kind
}

function hasFailed(instance: Counted): boolean {
  return instance.tags.includes('undelivered') || factsOf(instance).alertFailed
}
