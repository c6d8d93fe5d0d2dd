import { createHash } from 'node:crypto'
import { formatDecimal } from '../../reviews/score/index.ts'
import { RankingRefused } from './ranking-refused.ts'
import type { Standing } from './standing.ts'

/**
 * A public draw: the list was published with its digest, then numbers were given aloud, which
 * nobody could know when the list was fixed. Anyone can check it with `sha256sum`.
 */
export interface Draw {
  /** The text of the committed list, exactly. */
  readonly list: string
  /** Lower-case hexadecimal SHA-256 of that text in UTF-8. */
  readonly sha256: string
  readonly seed: string
}

/** The key that a draw gives to a dossier: the smallest comes first. */
export type DrawKey = (id: string) => string

const DIGEST_IN_SEED = 16

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** The text to commit before a draw: one `id;points` line per dossier, two decimals, in rank order. */
export function listToCommit(order: readonly Standing[]): string {
  return order
    .map(({ dossier, score }) => `${dossier.id};${formatDecimal(score.points, 2, '.')}\n`)
    .join('')
}

/** The seed: the call's number, the first 16 digits of the list's digest, the numbers given aloud. */
export function drawSeed(call: string, digest: string, numbers: readonly number[]): string {
  return [call, digest.slice(0, DIGEST_IN_SEED), ...numbers].join(' ')
}

/** As `printf '%s' 'SEED ID' | sha256sum` gives it. */
export function drawKey(seed: string): DrawKey {
  const keys = new Map<string, string>()
  return (id) => {
    const key = keys.get(id) ?? sha256(`${seed} ${id}`)
    keys.set(id, key)
    return key
  }
}

/**
 * @param list the list as it stands now.
 * @throws RankingRefused when the draw was made on another list, its digest is not its list's, or
 *   its seed does not hold the digest, so that the list could have been chosen after the numbers.
 */
export function assertDraw(draw: Draw, list: string): void {
  if (draw.list !== list) {
    throw new RankingRefused('draw-list-changed', { committed: draw.sha256, now: sha256(list) })
  }
  if (draw.sha256 !== sha256(draw.list)) {
    throw new RankingRefused('draw-digest-mismatch', { committed: draw.sha256, is: sha256(list) })
  }
  const digest = draw.sha256.slice(0, DIGEST_IN_SEED)
  if (!draw.seed.split(' ').includes(digest)) {
    throw new RankingRefused('draw-seed-without-digest', { seed: draw.seed, digest })
  }
}
