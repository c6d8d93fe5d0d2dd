import type { OnCall, SelectionDeps } from '../selection-deps.ts'
import { refuse } from '../session/refuse.ts'
import { entriesOf } from '../session/record.ts'
import { sessionOf } from '../session/session.ts'
import { openMinutes } from './minutes-versions.ts'

/** Members have so long to read a version again; after that it may be signed with the remarks that there are. */
export const REVIEW_DAYS = 2

const DAY = 86_400_000

/** From when a version may be signed: once everybody who sat has read it, or their time has passed. */
export function signableFrom({
  at,
  reviewers,
  approvals
}: {
  at: Date
  reviewers: readonly string[]
  approvals: readonly { account: string }[]
}): Date {
  const read = new Set(approvals.map(({ account }) => account))
  return reviewers.every((one) => read.has(one)) ? at : new Date(at.getTime() + REVIEW_DAYS * DAY)
}

/**
 * The chair, or the secretary, signs the last version: what it is of is its digest, with their name, their
 * quality and the date. Signed twice, it is signed once.
 * @throws BadInput for anybody else, for an earlier version, or while members may still read it
 */
export async function signMinutes(
  deps: SelectionDeps,
  { account, call, version }: OnCall & { version: number }
): Promise<void> {
  const [last, entries] = await Promise.all([
    openMinutes(deps, { account, call }),
    entriesOf(deps, call)
  ])
  const { chair, secretary } = sessionOf(entries)
  if (account.id !== chair && account.id !== secretary) refuse('minutes-not-signed-by-you')
  if (last.version !== version) refuse('minutes-outdated', {}, 'version')
  const now = deps.clock.now()
  if (now < signableFrom(last)) refuse('minutes-being-read', { days: REVIEW_DAYS })
  const as = account.id === chair ? 'chair' : 'secretary'
  await deps.models.minutes.updateOne(
    { _id: `${call}:${version}`, 'signatures.account': { $ne: account.id } },
    { $push: { signatures: { account: account.id, name: account.name, as, at: now } } }
  )
}
