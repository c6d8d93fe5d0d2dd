export type ScoreRefusal =
  | 'empty-grid'
  | 'repeated-criterion'
  | 'weight-not-positive-integer'
  | 'scale-not-positive-integer'
  | 'threshold-not-integer'
  | 'floor-not-integer'
  | 'floor-of-unknown-criterion'
  | 'no-reading'
  | 'repeated-reader'
  | 'level-out-of-scale'
  | 'number-too-large'

/** A grid or a reading that cannot be scored; `code` and `params` are for the screens to word. */
export class ScoreRefused extends Error {
  readonly code: ScoreRefusal
  readonly params: Readonly<Record<string, unknown>>

  constructor(code: ScoreRefusal, params: Readonly<Record<string, unknown>> = {}) {
    super(`Score refused: ${code} ${JSON.stringify(params)}`)
    this.name = 'ScoreRefused'
    this.code = code
    this.params = params
  }
}
