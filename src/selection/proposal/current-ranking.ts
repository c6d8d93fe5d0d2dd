import type { CallContent } from '../../calls/index.ts'
import { NotFound } from '../../shared/errors.ts'
import { RankingRefused, type Ranking, type SelectionRules } from '../ranking/index.ts'
import type { SelectionDeps } from '../selection-deps.ts'
import { quorumOf, type Quorum, type Recusals } from '../session/quorum.ts'
import { recusalsOf } from '../session/recusals.ts'
import { entriesOf } from '../session/record.ts'
import { isOpen, sessionOf, type Session } from '../session/session.ts'
import { keptRank } from './kept-ranking.ts'
import { rankedDossiers, type RankedDossiers } from './ranked-dossiers.ts'
import { selectionRules } from './selection-rules.ts'

/** Where the ranking of a call stands now, for whoever may see all of it. */
export interface CurrentRanking extends RankedDossiers {
  call: string
  content: CallContent
  rules: SelectionRules
  session: Session
  recusals: Recusals
  quorum: Quorum
  /** null without a grid, or before the first reading; of the dossiers that are read */
  ranking: Ranking | null
  /** the draw that was made was made on another list: readings changed since */
  drawOutdated: boolean
  /** dossiers whose displacement still lacks its written reason */
  missingReasons: string[]
  /** without a grid: dossiers for which the jury proposes nothing yet */
  missingOutcomes: string[]
}

export async function currentRanking(deps: SelectionDeps, call: string): Promise<CurrentRanking> {
  const [rules, entries, dossiers] = await Promise.all([
    deps.calls.rules(call),
    entriesOf(deps, call),
    rankedDossiers(deps, call)
  ])
  if (!rules) throw new NotFound(`rules of ${call}`)
  const session = sessionOf(entries)
  const numbers = dossiers.instances.map(({ _id }) => _id)
  const recusals = await recusalsOf(deps, numbers)
  const selection = selectionRules(rules.content)
  const { ranking, drawOutdated } = rankNow(dossiers, selection, session)
  const needed = ranking?.displacements.flatMap(({ id, to }) => [id, to]) ?? []
  return {
    ...dossiers,
    ...{ call, content: rules.content, rules: selection, session, recusals, ranking, drawOutdated },
    quorum: quorumOf(session, recusals, 'ranking'),
    missingReasons: [...new Set(needed)].filter((number) => !session.reasons.has(number)),
    missingOutcomes: selection.grid ? [] : numbers.filter((one) => !session.outcomes.has(one))
  }
}

function rankNow(
  { dossiers }: RankedDossiers,
  rules: SelectionRules,
  { draw }: Session
): { ranking: Ranking | null; drawOutdated: boolean } {
  const read = dossiers.filter(({ readings }) => readings.length > 0)
  if (!rules.grid || read.length === 0) return { ranking: null, drawOutdated: false }
  try {
    return { ranking: keptRank(read, rules, { draw }), drawOutdated: false }
  } catch (error) {
    if (!(error instanceof RankingRefused) || error.code !== 'draw-list-changed') throw error
    return { ranking: keptRank(read, rules), drawOutdated: true }
  }
}

/**
 * What stands before the opinion, as codes: `unread:<number>`, `pending-draw`, `missing-reason:<number>`,
 * `missing-outcome:<number>`, `too-many-selected`, `no-dossier`, and of the jury only `no-session`, `quorum`.
 */
export function problemsOf(current: CurrentRanking, { alone }: { alone: boolean }): string[] {
  const { ranking, session, quorum } = current
  const chosen = [...session.outcomes.values()].filter(({ outcome }) => outcome === 'selected')
  return [
    ...(current.instances.length === 0 ? ['no-dossier'] : []),
    ...current.unread.map((number) => `unread:${number}`),
    ...(ranking?.pending ? ['pending-draw'] : []),
    ...current.missingReasons.map((number) => `missing-reason:${number}`),
    ...current.missingOutcomes.map((number) => `missing-outcome:${number}`),
    ...(!current.rules.grid && chosen.length > current.rules.places ? ['too-many-selected'] : []),
    ...(alone || isOpen(session) ? [] : ['no-session']),
    ...(alone || quorum.met ? [] : ['quorum'])
  ]
}
