export type RankingRefusal =
  | 'no-grid'
  | 'places-not-positive-integer'
  | 'unknown-tie-break'
  | 'unknown-constraint'
  | 'repeated-dossier'
  | 'unread-dossiers'
  | 'unknown-dossier'
  | 'draw-list-changed'
  | 'draw-digest-mismatch'
  | 'draw-seed-without-digest'
  | 'draw-pending'

/** A ranking that cannot be computed; `code` and `params` are for the screens to word. */
export class RankingRefused extends Error {
  readonly code: RankingRefusal
  readonly params: Readonly<Record<string, unknown>>

  constructor(code: RankingRefusal, params: Readonly<Record<string, unknown>> = {}) {
    super(`Ranking refused: ${code} ${JSON.stringify(params)}`)
    this.name = 'RankingRefused'
    this.code = code
    this.params = params
  }
}
