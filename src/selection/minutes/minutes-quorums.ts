import { membersRecused, quorumOf, type Recusals } from '../session/quorum.ts'
import type { Concern, SessionEntry } from '../session/session-event.ts'
import { sessionOf } from '../session/session.ts'
import type { MinutesQuorum } from './minutes.ts'

/**
 * The quorum of each decision as it stood when it was taken: of a dossier when it was last examined, of the
 * ranking when it was proposed; of what was neither, as the session stands.
 * @param ranked how many dossiers are ranked
 */
export function minutesQuorums(
  entries: readonly SessionEntry[],
  recusals: Recusals,
  ranked: number
): MinutesQuorum[] {
  const proposed = momentOf(entries, ({ event }) => event.type === 'PROPOSE')
  const numbers = [...membersRecused(sessionOf(entries), recusals).keys()]
  const examined = (number: string) =>
    momentOf(entries, ({ event }) => event.type === 'EXAMINE' && event.application === number)
  return [
    ...numbers.map((number) => ({
      ...{ concerns: [number], dossiers: 1 },
      ...quorumAt(entries, recusals, [number], examined(number))
    })),
    ...(ranked > numbers.length
      ? [
          {
            ...{ concerns: 'others' as const, dossiers: ranked - numbers.length },
            ...quorumAt(entries, recusals, [], proposed)
          }
        ]
      : []),
    {
      ...{ concerns: 'ranking' as const, dossiers: ranked },
      ...quorumAt(entries, recusals, 'ranking', proposed)
    }
  ]
}

/** @param n of the last line of the journal that had been written */
export function quorumAt(
  entries: readonly SessionEntry[],
  recusals: Recusals,
  concerns: Concern,
  n: number
): Omit<MinutesQuorum, 'concerns' | 'dossiers'> {
  const session = sessionOf(entries.filter((entry) => entry.n <= n))
  const { present, recused, mandates, votes, required, met, waived } = quorumOf(
    session,
    recusals,
    concerns
  )
  return { present, recused, mandates, votes, required, met, waived }
}

function momentOf(entries: readonly SessionEntry[], is: (entry: SessionEntry) => boolean): number {
  return (entries.findLast(is) ?? entries.at(-1))?.n ?? 0
}
