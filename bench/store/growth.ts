import { Mongoose, type Model } from 'mongoose'
import { startEmbeddedStore } from '../../src/database/embedded/index.ts'
import { atMost, figureRow, noMoreThan, ratioRow, type Row, type Run } from '../table/row.ts'
import { dossierSchema, TEXT } from './dossier.ts'

const FEW = 1000
const MANY = 100_000
const FINDS = 500
const ROUNDS = 5
const STARTS = 3

/** What a find costs among many documents, and a start on them. */
export async function growth(folder: string): Promise<Row[]> {
  const server = await startEmbeddedStore({ folder })
  const mongoose = new Mongoose()
  await mongoose.connect(server.uri)
  const few = await filled(mongoose, FEW)
  const many = await filled(mongoose, MANY)
  const runs: Run[] = []
  for (let round = -1; round < ROUNDS; round++) {
    const run = { limit: await find(few, FEW), ours: await find(many, MANY) }
    // the first one warms both up
    if (round >= 0) runs.push(run)
  }
  await mongoose.disconnect()
  await server.close()
  const starts: number[] = []
  for (let n = 0; n < STARTS; n += 1) starts.push(await start(folder))
  return [
    ratioRow('store: find by index, 100,000 documents against 1,000', runs, atMost(2), 'ms'),
    figureRow('store: start on 101,000 documents', starts, noMoreThan(2000), 'ms')
  ]
}

async function filled(mongoose: Mongoose, size: number): Promise<Model<unknown>> {
  const model = mongoose.model<unknown>(`Dossier${size}`, dossierSchema)
  await model.init()
  for (let from = 0; from < size; from += 1000) {
    await model.collection.insertMany(
      Array.from({ length: 1000 }, (_, i) => ({ number: `D${from + i}`, v: 0, text: TEXT }))
    )
  }
  return model
}

/** Milliseconds of one, by an index other than `_id`, all over the collection. */
async function find(model: Model<unknown>, size: number): Promise<number> {
  const start = performance.now()
  for (let n = 0; n < FINDS; n++) {
    const number = `D${(n * 7919) % size}`
    if (!(await model.findOne({ number }).lean())) throw new Error(`${number} was not found.`)
  }
  return (performance.now() - start) / FINDS
}

async function start(folder: string): Promise<number> {
  const begun = performance.now()
  const server = await startEmbeddedStore({ folder })
  const took = performance.now() - begun
  await server.close()
  return took
}
