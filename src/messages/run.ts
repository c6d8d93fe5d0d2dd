import { deliverDue } from './deliver-due.ts'
import type { Outbox } from './outbox.ts'
import { tellOutcomes } from './tell-outcomes.ts'

/** The loop that sends and tells: at every turn, and as soon as something is put in the outbox. */
export interface Loop {
  wake(): void
  /** Ends the loop; resolves when the mail under way is finished and recorded. */
  stop(): Promise<void>
}

/** @param everyMs how long to wait between turns, in the machine's time */
export function startLoop(outbox: Outbox, everyMs: number): Loop {
  let stopped = false
  let again = false
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<void> | null = null
  const isStopped = () => stopped

  const look = async () => {
    do {
      again = false
      try {
        await deliverDue(outbox, isStopped)
        await tellOutcomes(outbox, isStopped)
      } catch (error) {
        // The store is away for a moment, perhaps: the next turn tries again, nothing is lost.
        outbox.logger.error({ err: error }, 'a turn of the outbox failed')
      }
    } while (again && !isStopped())
  }
  const wake = () => {
    if (stopped) return
    if (turn) {
      again = true
      return
    }
    clearTimeout(timer)
    turn = look().finally(() => {
      turn = null
      if (!stopped) timer = setTimeout(wake, everyMs)
    })
  }
  wake()
  return {
    wake,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await turn
    }
  }
}
