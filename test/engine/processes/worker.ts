import { appendFileSync } from 'node:fs'
import mongoose from 'mongoose'
import { createEngine, defineAggregate } from '../../../src/engine/index.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import { createLogger } from '../../../src/shared/logger.ts'
import { applicant, officer, permit } from '../fixtures/permit.chart.ts'

/**
 * One process of Candide under load, to be killed at any moment: `worker.ts <uri> <log> <name>`.
 * What it was told and what left through it is appended to the log, line by line, after the fact.
 */
const [, , uri = '', log = '', name = ''] = process.argv
const say = (line: object) => {
  appendFileSync(log, `${JSON.stringify(line)}\n`)
}

const Permit = defineAggregate<{ street: string }>('WorkerPermit', { street: String })
await mongoose.connect(uri)
const engine = createEngine({ clock: systemClock, logger: createLogger('silent') })
engine.register({
  chart: permit,
  model: Permit,
  effects: {
    sendLetter: ({ key, params }) => {
      say({ delivered: key })
      return Promise.resolve(
        params['letter'] === 'answer' ? { event: { type: 'NOTIFIED' } } : undefined
      )
    },
    archive: () => Promise.resolve()
  }
})
engine.run({ everyMs: 20 })
say({ ready: name })

for (let n = 0; ; n += 1) {
  const id = `W-${n % 4}`
  const command = `${name} ${n}`
  try {
    await engine.start({
      chart: 'permit',
      id,
      input: { limit: 50 },
      by: applicant,
      command: `start ${id}`,
      subject: { street: 'rue des Lilas' }
    })
    const event = n % 3 === 0 ? { type: 'SUBMIT', size: 5 } : { type: 'ASK', what: `q${n % 5}` }
    const { seq } = await engine.send({
      chart: 'permit',
      id,
      event,
      by: n % 3 === 0 ? applicant : officer,
      command
    })
    say({ done: command, id, seq })
  } catch (error) {
    if ((error as Error).name !== 'Refusal') throw error
  }
}
