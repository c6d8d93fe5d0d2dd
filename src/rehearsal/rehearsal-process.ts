import { rmSync } from 'node:fs'
import type { Progress, RehearsalReport } from './report.ts'
import { rehearse, type RehearsalOrder } from './rehearse.ts'

/** What this process says to whoever started it. */
export type Said =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'done'; report: RehearsalReport }
  | { kind: 'failed'; error: string }

/**
 * `rehearsal-process.ts FOLDER` plays one rehearsal that is handed in a message, in a folder that whoever started it
 * removes, and ends. Whoever that is gone, it has nothing to do but to remove it.
 */
const [, , folder = ''] = process.argv
process.once('message', (order: RehearsalOrder) => {
  rehearse(order, folder, (progress) => tell({ kind: 'progress', progress })).then(
    (report) => tell({ kind: 'done', report }, () => process.exit(0)),
    (error: unknown) => {
      const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
      tell({ kind: 'failed', error: told }, () => process.exit(1))
    }
  )
})
process.once('disconnect', () => {
  rmSync(folder, { recursive: true, force: true })
  process.exit(1)
})

function tell(said: Said, then: () => void = () => undefined): void {
  process.send?.(said, then)
}
