import type { Account } from '../../accounts/index.ts'
import { canonicalJson } from '../../forms/index.ts'
import { NotFound } from '../../shared/errors.ts'
import { digest } from '../decision/write-sheets.ts'
import { assertDecides } from '../proposal/open-ranking.ts'
import type { OnCall, SelectionDeps } from '../selection-deps.ts'
import type { MinutesVersion } from '../selection.model.ts'
import { entriesOf } from '../session/record.ts'
import { refuse } from '../session/refuse.ts'
import { sessionOf } from '../session/session.ts'
import { forRecused, type Minutes } from './minutes.ts'
import { composeMinutes } from './write-minutes.ts'

/** One version as one person reads it. */
export interface OpenMinutes extends Pick<
  MinutesVersion,
  'version' | 'sha256' | 'at' | 'approvals' | 'signatures'
> {
  minutes: Minutes
  /** how many there are: the last one is under this number */
  versions: number
  /** dossiers that this reader stands aside from: they are not in it */
  hidden: string[]
  /** accounts of the members who sat, and are asked to review it */
  reviewers: string[]
}

type Reader = { account: Account; call: string }

/** Accounts of those who sat: in the room, or at a distance, at some time. */
function reviewersOf(entries: Awaited<ReturnType<typeof entriesOf>>): string[] {
  const { members, presence } = sessionOf(entries)
  return members
    .map(({ account }) => account)
    .filter((account) => presence.get(account)?.arrivedAt != null)
}

/**
 * Writes a new version of the minutes from the journal, or gives the last one when nothing changed since.
 * Every version stays readable.
 * @throws NotFound unless this person prepares or conducts the session
 */
export async function draftMinutes(
  deps: SelectionDeps,
  { account, call }: Omit<OnCall, 'command'>
): Promise<OpenMinutes> {
  assertDecides(account, call)
  const text = canonicalJson(await composeMinutes(deps, call))
  const sha256 = digest(text)
  const last = await lastVersion(deps, call)
  if (last?.sha256 !== sha256) {
    const version = (last?.version ?? 0) + 1
    await deps.models.minutes.create({
      ...{ _id: `${call}:${version}`, call, version, text, sha256 },
      ...{ at: deps.clock.now(), by: account.id, approvals: [], signatures: [] }
    })
  }
  return openMinutes(deps, { account, call })
}

/** The last version, or an earlier one. @throws NotFound when there is none, or not for this person */
export async function openMinutes(
  deps: SelectionDeps,
  { account, call, version }: Reader & { version?: number }
): Promise<OpenMinutes> {
  assertDecides(account, call)
  const [last, asked, hidden, entries] = await Promise.all([
    lastVersion(deps, call),
    version === undefined
      ? null
      : deps.models.minutes.findById(`${call}:${version}`).lean<MinutesVersion>(),
    asideIn(deps, account.id, call),
    entriesOf(deps, call)
  ])
  const found = version === undefined ? last : asked
  if (!last || !found) throw new NotFound(`minutes of ${call}`)
  return {
    ...{ versions: last.version, version: found.version, sha256: found.sha256, at: found.at },
    ...{ approvals: found.approvals, signatures: found.signatures },
    minutes: forRecused(JSON.parse(found.text) as Minutes, hidden),
    hidden,
    reviewers: reviewersOf(entries)
  }
}

/** A member who sat says that they have read the last version, with a remark if they have one. */
export async function approveMinutes(
  deps: SelectionDeps,
  { account, call, command, version, remark }: OnCall & { version: number; remark: string }
): Promise<void> {
  const last = await openMinutes(deps, { account, call })
  if (!last.reviewers.includes(account.id)) refuse('minutes-not-yours')
  if (last.version !== version) refuse('minutes-outdated', {}, 'version')
  const by = { id: account.id, roles: [] }
  const kept = await deps.calls.keepRemark({ command, by, call, text: remark })
  await deps.models.minutes.updateOne(
    { _id: `${call}:${version}`, 'approvals.account': { $ne: account.id } },
    { $push: { approvals: { account: account.id, at: deps.clock.now(), remark: kept || null } } }
  )
}

/** Dossiers of this call from which somebody stands aside. */
async function asideIn(
  { reviews, applications }: SelectionDeps,
  account: string,
  call: string
): Promise<string[]> {
  const aside = [...(await reviews.recusedFrom(account))]
  const found = await applications.models.applications
    .find({ _id: { $in: aside }, 'subject.call': call }, { _id: 1 })
    .sort({ _id: 1 })
    .lean()
  return found.map(({ _id }) => _id)
}

function lastVersion({ models }: SelectionDeps, call: string): Promise<MinutesVersion | null> {
  return models.minutes.findOne({ call }).sort({ version: -1 }).lean<MinutesVersion>()
}
