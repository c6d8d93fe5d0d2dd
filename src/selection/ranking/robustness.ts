import type { Grid } from '../../reviews/score/index.ts'
import { bestSet } from './best-set.ts'
import type { Draw, DrawKey } from './draw.ts'
import { assertDraw, drawKey, listToCommit, sha256 } from './draw.ts'
import { meritOrder } from './merit-order.ts'
import type { Dossier, RankableRules, SelectionRules } from './rules.ts'
import { rankableRules } from './rules.ts'
import { standingOf, standingsOf } from './standing.ts'

/** What one run changes. */
export type Variation =
  | { readonly kind: 'base' }
  | { readonly kind: 'without-reader'; readonly reader: string }
  /** The weight of one criterion, in per cent of the grid's; all are then normalised to their sum. */
  | { readonly kind: 'weight'; readonly criterion: string; readonly percent: number }

export interface Run {
  readonly variation: Variation
  /** In the rank order of this run. */
  readonly selected: readonly string[]
  /** Compared with the base run, in rank order. */
  readonly entering: readonly string[]
  readonly leaving: readonly string[]
  /** Dossiers left without any reading, which cannot be ranked in this run. */
  readonly unread: readonly string[]
  /** A tie of this run is settled by a draw that nobody made: the digest of the list served as seed. */
  readonly simulatedDraw: boolean
}

export interface Robustness {
  /** The base run first. */
  readonly runs: readonly Run[]
  /** In how many of the runs each dossier holds a place, by id; zero is listed too. */
  readonly held: ReadonlyMap<string, number>
  /**
   * Who holds the last of the base run's places, the most often first: the base run's holder as long
   * as it has any place, else the lowest of those entering; null when it stays empty.
   */
  readonly lastPlace: readonly {
    readonly id: string | null
    readonly variations: readonly Variation[]
  }[]
}

const PERCENTS = [80, 120]

/**
 * How much the selection owes to one person or one weight: the ranking is computed again without
 * each reader, and with each weight at 80 % and 120 %, in exact arithmetic.
 * @throws as `rank`.
 */
export function robustness(
  dossiers: readonly Dossier[],
  rules: SelectionRules,
  { draw }: { readonly draw?: Draw | null | undefined } = {}
): Robustness {
  const rankable = rankableRules(rules)
  const list = listToCommit(
    meritOrder(standingsOf(rankable.grid, dossiers), rules.ties, null).order
  )
  if (draw) assertDraw(draw, list)
  const key = drawKey(draw?.seed ?? sha256(list))
  const select = (variation: Variation) => selectedIn(variation, dossiers, rankable, key)
  const base = select({ kind: 'base' })
  const runs = variationsOf(dossiers, rankable.grid).map((variation): Run => {
    const { selected, unread, usesDraw } = select(variation)
    return {
      variation,
      selected,
      entering: selected.filter((id) => !base.selected.includes(id)),
      leaving: base.selected.filter((id) => !selected.includes(id)),
      unread,
      simulatedDraw: usesDraw && !draw
    }
  })
  const held = new Map(dossiers.map(({ id }) => [id, 0]))
  for (const id of runs.flatMap(({ selected }) => selected)) held.set(id, (held.get(id) ?? 0) + 1)
  return { runs, held, lastPlace: lastPlaceOf(runs, base.selected.at(-1)) }
}

function variationsOf(dossiers: readonly Dossier[], grid: Grid): Variation[] {
  const readers = dossiers.flatMap(({ readings }) => readings.map(({ reader }) => reader))
  return [
    { kind: 'base' },
    ...[...new Set(readers)].map((reader): Variation => ({ kind: 'without-reader', reader })),
    ...grid.criteria.flatMap(({ id }) =>
      PERCENTS.map((percent): Variation => ({ kind: 'weight', criterion: id, percent }))
    )
  ]
}

function selectedIn(
  variation: Variation,
  dossiers: readonly Dossier[],
  rules: RankableRules,
  key: DrawKey
): { selected: string[]; unread: string[]; usesDraw: boolean } {
  const grid = gridOf(variation, rules.grid)
  const varied = dossiers.map((dossier) => withoutReader(variation, dossier))
  const read = varied.filter(({ readings }) => readings.length > 0)
  const standings = read.map((dossier) => standingOf(grid, dossier))
  const { order, usesDraw } = meritOrder(standings, rules.ties, key)
  const eligible = order.filter((standing) => standing.eligible).map(({ dossier }) => dossier)
  return {
    selected: bestSet(eligible, rules.places, rules.constraints).chosen.map(({ id }) => id),
    unread: varied.filter(({ readings }) => readings.length === 0).map(({ id }) => id),
    usesDraw
  }
}

/** Weights in hundredths, so that 80 % of an integer stays an integer; the score normalises them. */
function gridOf(variation: Variation, grid: Grid): Grid {
  if (variation.kind !== 'weight') return grid
  const criteria = grid.criteria.map(({ id, weight }) => ({
    id,
    weight: weight * (id === variation.criterion ? variation.percent : 100)
  }))
  return { ...grid, criteria }
}

function withoutReader(variation: Variation, dossier: Dossier): Dossier {
  if (variation.kind !== 'without-reader') return dossier
  const readings = dossier.readings.filter(({ reader }) => reader !== variation.reader)
  return { ...dossier, readings }
}

function lastPlaceOf(runs: readonly Run[], last: string | undefined): Robustness['lastPlace'] {
  if (last === undefined) return []
  const holders = new Map<string | null, Variation[]>([[last, []]])
  for (const { variation, selected, entering } of runs) {
    const id = selected.includes(last) ? last : (entering.at(-1) ?? null)
    holders.set(id, [...(holders.get(id) ?? []), variation])
  }
  return [...holders]
    .map(([id, variations]) => ({ id, variations }))
    .toSorted((a, b) => b.variations.length - a.variations.length)
}
