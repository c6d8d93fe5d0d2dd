import type { Progress, RehearsalReport } from './report.ts'
import { rehearse, type RehearsalOrder } from './rehearse.ts'

/** What this process says to whoever started it. */
export type Said =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'done'; report: RehearsalReport }
  | { kind: 'failed'; error: string }

/** Plays one rehearsal that is handed in a message, and ends. Whoever started it gone, it has nothing to do. */
process.once('message', (order: RehearsalOrder) => {
  rehearse(order, (progress) => tell({ kind: 'progress', progress })).then(
    (report) => tell({ kind: 'done', report }, () => process.exit(0)),
    (error: unknown) => {
      const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
      tell({ kind: 'failed', error: told }, () => process.exit(1))
    }
  )
})
process.once('disconnect', () => process.exit(1))

function tell(said: Said, then: () => void = () => undefined): void {
  process.send?.(said, then)
}
