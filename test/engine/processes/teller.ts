import { appendFileSync } from 'node:fs'
import mongoose from 'mongoose'
import { createEngine, defineAggregate, type EffectHandler } from '../../../src/engine/index.ts'
import { createLogger } from '../../../src/shared/logger.ts'
import { permit } from '../fixtures/permit.chart.ts'

/**
 * One process whose effect tells every dossier something, page by page, to be killed in the middle:
 * `teller.ts <uri> <log> <minutes>`, its clock so many minutes ahead, so that the lease of a dead one is over.
 */
const [, , uri = '', log = '', minutes = '0'] = process.argv
const say = (line: object) => {
  appendFileSync(log, `${JSON.stringify(line)}\n`)
}
const PAGE = 50

const Told = defineAggregate<{ street: string }>('ToldPermit', { street: String })
await mongoose.connect(uri)
const clock = { now: () => new Date(Date.now() + Number(minutes) * 60_000) }
const engine = createEngine({ clock, logger: createLogger('silent') })

const tellAll: EffectHandler = async ({ key, params, cursor }) => {
  if (params['letter'] !== 'question') return undefined
  const after = typeof cursor === 'string' ? cursor : 'D-'
  const page = await Told.find({ _id: { $gt: after, $lt: 'D.' } }, { _id: 1 })
    .sort({ _id: 1 })
    .limit(PAGE)
    .lean<{ _id: string }[]>()
  const by = { id: 'call', roles: ['neighbour'] }
  for (const { _id: id } of page) {
    const event = { type: 'OBJECT' }
    await engine.send({ chart: 'permit', id, event, by, command: `${key}:${id}` })
    say({ told: id })
  }
  const last = page.at(-1)?._id
  return page.length === PAGE && last !== undefined ? { more: last } : undefined
}
engine.register({
  chart: permit,
  model: Told,
  effects: { sendLetter: tellAll, archive: () => Promise.resolve() }
})
await engine.tick()
say({ finished: true })
await mongoose.disconnect()
