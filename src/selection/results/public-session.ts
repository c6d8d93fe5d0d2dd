import type { ReadSelection } from '../proposal/frozen-selection.ts'
import type { SelectionDeps } from '../selection-deps.ts'
import { quorumOf, type Recusals } from '../session/quorum.ts'
import { entriesOf } from '../session/record.ts'
import type { SessionEntry } from '../session/session-event.ts'
import { isPresent, meetingOf, sessionOf, type Session } from '../session/session.ts'

/** How the jury that gave the opinion sat: who, how many counted, how many stood aside, of nobody from which dossier. */
export interface PublicSession {
  openedAt: Date | null
  place: string
  members: {
    name: string
    presence: 'here' | 'remote' | 'represented' | 'absent'
    chair: boolean
  }[]
  /** members with a vote */
  voting: number
  present: number
  mandates: number
  required: number
  waived: boolean
  /** votes for a dossier from which nobody stood aside, and for the ranking as a whole */
  votes: number
  votesOnRanking: number
  /** members who stood aside from one of the ranked dossiers */
  aside: number
  motions: { adopted: number; rejected: number }
}

/** Everything by which anybody checks the draw, but the list, which bears scores: its digest is in the seed. */
export interface PublicDraw {
  at: Date
  sha256: string
  seed: string
  numbers: number[]
  /** of the dossiers that are public, those that the draw told apart from another: anybody can compute their keys */
  drawn: string[]
}

type Deps = Pick<SelectionDeps, 'models' | 'applications' | 'accounts'>

/**
 * Of the session as it stood when the selection was proposed: what came later changes nothing of it.
 * @returns no session when the jury stayed silent and the rules decided in its place
 */
export async function publicSession(
  deps: Deps,
  call: string,
  selection: ReadSelection,
  isPublic: (number: string) => boolean
): Promise<{ session: PublicSession | null; draw: PublicDraw | null; readersAside: number }> {
  const all = await entriesOf(deps, call)
  const session = sessionOf(untilProposed(all, selection.id))
  const proposedAt = session.proposed?.at ?? selection.at
  const numbers = selection.frozen.dossiers.map(({ id }) => id)
  const found = await deps.applications.models.recusals
    .find({ application: { $in: numbers }, at: { $lte: proposedAt } })
    .lean()
  const seated = new Set(session.members.map(({ account }) => account))
  const others = found.filter(({ account }) => !seated.has(account))
  return {
    session: await sittingOf(deps, session, recusalsIn(found)),
    draw: drawOf(session, selection, isPublic),
    readersAside: new Set(others.map(({ account }) => account)).size
  }
}

function untilProposed(entries: readonly SessionEntry[], selection: string): SessionEntry[] {
  const last = entries.findLastIndex(
    ({ event }) => event.type === 'PROPOSE' && event.selection === selection
  )
  return entries.slice(0, last + 1)
}

function recusalsIn(found: readonly { application: string; account: string }[]): Recusals {
  const recusals = new Map<string, string[]>()
  for (const { application, account } of found) {
    recusals.set(application, [...(recusals.get(application) ?? []), account])
  }
  return recusals
}

async function sittingOf(
  { accounts }: Deps,
  session: Session,
  recusals: Recusals
): Promise<PublicSession | null> {
  const meeting = meetingOf(session)
  if (!meeting?.openedAt) return null
  const people = await accounts.findMany(session.members.map(({ account }) => account))
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const whole = quorumOf(session, recusals, 'ranking')
  const votes = session.motions.flatMap(({ vote }) => vote ?? [])
  const aside = new Set([...recusals.values()].flat())
  return {
    ...{ openedAt: meeting.openedAt, place: meeting.place },
    members: session.members.map(({ account }) => ({
      name: names.get(account) ?? '',
      ...{ presence: presenceOf(session, account), chair: account === session.chair }
    })),
    voting: session.members.filter((one) => one.votes).length,
    ...{ present: whole.present, required: whole.required, waived: whole.waived },
    mandates: quorumOf(session, recusals, []).mandates,
    votes: quorumOf(session, recusals, []).votes,
    votesOnRanking: whole.votes,
    aside: session.members.filter(({ account }) => aside.has(account)).length,
    motions: {
      adopted: votes.filter(({ adopted }) => adopted).length,
      rejected: votes.filter(({ adopted }) => !adopted).length
    }
  }
}

function presenceOf(
  { presence, mandates }: Session,
  account: string
): PublicSession['members'][number]['presence'] {
  if (mandates.some(({ from }) => from === account)) return 'represented'
  const own = presence.get(account)
  if (!isPresent(own)) return 'absent'
  return own?.how === 'remote' ? 'remote' : 'here'
}

function drawOf(
  { draw }: Session,
  { ranking, frozen }: ReadSelection,
  isPublic: (number: string) => boolean
): PublicDraw | null {
  if (!draw || frozen.draw?.seed !== draw.seed) return null
  const { at, sha256, seed, numbers } = draw
  const tied = ranking?.ties.filter(({ decidedBy }) => decidedBy.includes('draw')) ?? []
  return { at, sha256, seed, numbers, drawn: tied.flatMap(({ ids }) => ids.filter(isPublic)) }
}
