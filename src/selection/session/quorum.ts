import type { Concern } from './session-event.ts'
import { isPresent, meetingOf, type Session } from './session.ts'

/** dossier → accounts of those who stand aside from it */
export type Recusals = ReadonlyMap<string, readonly string[]>

export interface Quorum {
  /** voting members who are here, in the room or at a distance */
  present: number
  remote: number
  /** of those present, how many do not count for this dossier or motion */
  recused: number
  /** mandates held by somebody who counts, given by somebody who would */
  mandates: number
  votes: number
  /** half of the voting members, rounded up */
  required: number
  /** not asked of a second convocation */
  waived: boolean
  met: boolean
}

/** Who stands aside from what is being decided: one dossier, several, or everything that is ranked. */
export function recusedFor(recusals: Recusals, concerns: Concern): Set<string> {
  const numbers = concerns === 'ranking' ? [...recusals.keys()] : concerns
  return new Set(numbers.flatMap((number) => recusals.get(number) ?? []))
}

/**
 * The quorum of one decision: half of the voting members present, at a distance or represented, one mandate
 * each (model: CRPA R133-10 and CASF R313-2-2); whoever stands aside does not count for that dossier, nor
 * the mandate they gave or hold. A second convocation needs none.
 */
export function quorumOf(session: Session, recusals: Recusals, concerns: Concern): Quorum {
  const voting = session.members.filter(({ votes }) => votes).map(({ account }) => account)
  const aside = recusedFor(recusals, concerns)
  const here = voting.filter((account) => isPresent(session.presence.get(account)))
  const counting = here.filter((account) => !aside.has(account))
  const mandates = session.mandates.filter(
    ({ from, to }) => counting.includes(to) && voting.includes(from) && !aside.has(from)
  ).length
  const votes = counting.length + mandates
  const required = Math.ceil(voting.length / 2)
  const waived = meetingOf(session)?.quorumWaived ?? false
  return {
    present: here.length,
    remote: here.filter((account) => session.presence.get(account)?.how === 'remote').length,
    recused: here.length - counting.length,
    ...{ mandates, votes, required, waived },
    met: voting.length > 0 && (waived ? votes > 0 : votes >= required)
  }
}

/** Every dossier's own recusals among the members of a jury. */
export function membersRecused(session: Session, recusals: Recusals): Map<string, string[]> {
  const members = new Set(session.members.map(({ account }) => account))
  return new Map(
    [...recusals].flatMap(([number, accounts]) => {
      const own = accounts.filter((account) => members.has(account))
      return own.length > 0 ? [[number, own] as const] : []
    })
  )
}
