import { createHash } from 'node:crypto'
import { canonicalJson } from '../../forms/index.ts'
import {
  rank,
  type Dossier,
  type Draw,
  type Ranking,
  type SelectionRules
} from '../ranking/index.ts'
import type { SelectionDeps } from '../selection-deps.ts'
import type { SelectionDocument } from '../selection.model.ts'
import { refuse } from '../session/refuse.ts'
import type { CurrentRanking } from './current-ranking.ts'

export interface ProposedOutcome {
  outcome: 'selected' | 'reserve' | 'notSelected'
  /** in its own list: the place of a selected dossier, the rank in the reserve; null otherwise */
  rank: number | null
}

/** Everything from which the proposal follows, so that anybody can compute it again. */
export interface FrozenSelection {
  format: 'candide.selection/1'
  call: string
  rules: SelectionRules
  dossiers: Dossier[]
  draw: Draw | null
  outcomes: (ProposedOutcome & { number: string })[]
  /** application → id of its written reason */
  reasons: Record<string, string>
}

/** A frozen selection, with the ranking that its inputs give; null in a call without a grid. */
export interface ReadSelection {
  id: string
  at: Date
  frozen: FrozenSelection
  ranking: Ranking | null
}

/** Freezes what is on screen, under the digest of its bytes. The same contents again are the same selection. */
export async function freezeSelection(
  { models, clock }: Pick<SelectionDeps, 'models' | 'clock'>,
  current: CurrentRanking,
  by: string
): Promise<string> {
  const { call, rules, dossiers, session, drawOutdated } = current
  const draw = session.draw && !drawOutdated ? session.draw : null
  const frozen: FrozenSelection = {
    format: 'candide.selection/1',
    call,
    rules,
    dossiers,
    draw: draw && { list: draw.list, sha256: draw.sha256, seed: draw.seed },
    outcomes: outcomesOf(current),
    reasons: reasonsOf(current)
  }
  const text = canonicalJson(frozen)
  const _id = createHash('sha256').update(text, 'utf8').digest('hex')
  await models.selections.updateOne(
    { _id },
    { $setOnInsert: { _id, call, text, at: clock.now(), by } },
    { upsert: true }
  )
  return _id
}

/** Only of those still displaced; without a grid, of every dossier. */
function reasonsOf({ ranking, session }: CurrentRanking): Record<string, string> {
  const displaced = new Set(ranking?.displacements.flatMap(({ id, to }) => [id, to]))
  const own = ranking ? session.reasons : session.outcomes
  return Object.fromEntries(
    [...own].flatMap(([number, { text }]) =>
      ranking && !displaced.has(number) ? [] : [[number, text]]
    )
  )
}

function outcomesOf({ ranking, session, instances }: CurrentRanking): FrozenSelection['outcomes'] {
  if (!ranking) {
    return instances.flatMap(({ _id }) => {
      const set = session.outcomes.get(_id)
      return set ? [{ number: _id, outcome: set.outcome, rank: set.rank }] : []
    })
  }
  return ranking.rows.map(({ dossier, outcome }) => {
    const number = dossier.id
    switch (outcome.status) {
      case 'selected':
        return { number, outcome: 'selected', rank: outcome.place }
      case 'reserve':
        return { number, outcome: 'reserve', rank: outcome.rank }
      case 'not-selected':
        return { number, outcome: 'notSelected', rank: null }
      case 'pending-draw':
        return refuse('draw-pending')
    }
  })
}

/** @returns null when there is none under this id */
export async function readSelection(
  { models }: Pick<SelectionDeps, 'models'>,
  id: string
): Promise<ReadSelection | null> {
  const found = await models.selections.findById(id).lean<SelectionDocument>()
  if (!found) return null
  const frozen = JSON.parse(found.text) as FrozenSelection
  const { rules, dossiers, draw } = frozen
  return { id, at: found.at, frozen, ranking: rules.grid ? rank(dossiers, rules, { draw }) : null }
}
