import type { OnCall, SelectionDeps } from '../selection-deps.ts'
import { rankedNumbers } from '../proposal/ranked-dossiers.ts'
import { assertMember, conduct } from './conduct.ts'
import { quorumOf } from './quorum.ts'
import { actorOn } from './record.ts'
import { recusalsOf } from './recusals.ts'
import { refuse } from './refuse.ts'
import type { ChairVote, Concern, Counts } from './session-event.ts'
import type { Session } from './session.ts'

async function kept(deps: SelectionDeps, { account, call, command }: OnCall, text: string) {
  const by = actorOn(account, call)
  const id = await deps.calls.keepRemark({ command, by, call, text })
  if (id === '') refuse('text-missing', {}, 'text')
  return id
}

/** Puts a motion to the vote. @param concerns the ranking as a whole, or named dossiers */
export async function move(
  deps: SelectionDeps,
  { mover, text, concerns, ...on }: OnCall & { mover: string; text: string; concerns: Concern }
): Promise<Session> {
  const remark = await kept(deps, on, text)
  return conduct(deps, on, (session) => {
    assertMember(session, mover)
    return { type: 'MOVE', motion: on.command, by: mover, text: remark, concerns }
  })
}

/**
 * Records a vote by show of hands. Equal votes are settled by the chair's: for a motion, never for a score.
 * @param chair what the chair voted, counted among the rest
 * @throws BadInput without quorum for what the motion concerns, or when more votes are counted than may vote
 */
export async function vote(
  deps: SelectionDeps,
  { motion, counts, chair, ...on }: OnCall & { motion: string; counts: Counts; chair: ChairVote }
): Promise<Session> {
  const recusals = await recusalsOf(deps, await rankedNumbers(deps, on.call))
  return conduct(deps, on, (session) => {
    const open = session.motions.find(({ id }) => id === motion)
    if (!open) refuse('motion-unknown')
    if (open.vote) refuse('motion-voted')
    const quorum = quorumOf(session, recusals, open.concerns)
    if (!quorum.met) refuse('no-quorum', { votes: quorum.votes, required: quorum.required })
    const all = [counts.for, counts.against, counts.abstain]
    if (all.some((count) => !Number.isSafeInteger(count) || count < 0)) refuse('votes-not-counted')
    const cast = all.reduce((sum, count) => sum + count, 0)
    if (cast !== quorum.votes) refuse('votes-do-not-add-up', { cast, votes: quorum.votes })
    const own = { for: counts.for, against: counts.against, abstain: counts.abstain }[chair]
    if (own < 1) refuse('chair-not-counted')
    return { type: 'VOTE', motion, ...counts, chair }
  })
}

/** A member asks that their disagreement be written. Written again with the same id, it is corrected. */
export async function disagree(
  deps: SelectionDeps,
  {
    member,
    text,
    motion = null,
    id,
    ...on
  }: OnCall & { member: string; text: string; motion?: string | null; id?: string }
): Promise<Session> {
  const remark = await kept(deps, on, text)
  return conduct(deps, on, (session) => {
    assertMember(session, member)
    return { type: 'DISAGREE', id: id ?? on.command, member, text: remark, motion }
  })
}
