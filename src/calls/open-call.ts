import { instantsOf } from './calendar.ts'
import type { CallsDeps, Command } from './calls-deps.ts'
import { contentOf } from './content.ts'
import { obstaclesToOpening } from './readiness.ts'
import { subjectOf } from './subject.ts'
import { writeSeal } from './write-seal.ts'

/**
 * Opens a call: its rules are frozen, hashed, and published with their seal.
 * The chart refuses while an obstacle is left, and says how many.
 */
export async function openCall(
  deps: CallsDeps,
  { number, command, by }: Command & { number: string }
): Promise<void> {
  const { content } = await contentOf(deps, number)
  const obstacles = obstaclesToOpening(content, deps.clock.now())
  const seal = await writeSeal(deps, {
    ...{ call: number, kind: 'opening', content },
    ...{ reason: '', by: by.id }
  })
  await deps.engine.send({
    chart: 'call',
    id: number,
    event: {
      type: 'OPEN',
      problems: obstacles.map(({ code }) => code),
      seal: seal.sha256,
      calendar: instantsOf(content.calendar)
    },
    by,
    command,
    set: subjectOf(number, content)
  })
}
