import type { Row } from '../table/row.ts'
import type { Bench } from './bench.ts'

/** One or several lines of the table. */
export interface Work {
  work: string
  /** codes of the calls that must be there */
  needs: readonly string[]
  run: (bench: Bench) => Promise<Row[]>
}
