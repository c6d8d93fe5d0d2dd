import { Schema, model, type IndexDefinition, type Model, type SchemaDefinition } from 'mongoose'
import type { Instance } from './types.ts'

const { Mixed } = Schema.Types
const one = { _id: false }

/**
 * The Mongoose model of a kind of instance: the engine's fields, and a `subject` of the domain's own.
 * Only the engine writes it; domains query it, and hand it to `engine.register`.
 * @param name of the model, singular and capitalised, such as `Application`
 * @param subject what lists show and filter by
 * @param indexes over `subject.*`, beside those of the clock, the outbox, states and tags
 */
export function defineAggregate<Subject extends object>(
  name: string,
  subject: SchemaDefinition,
  indexes: readonly IndexDefinition[] = []
): Model<Instance<Subject>> {
  const schema = new Schema(
    {
      _id: { type: String, required: true },
      v: { type: Number, required: true },
      def: new Schema({ name: String, version: Number, hash: String }, one),
      subject: new Schema(subject, { ...one, minimize: false }),
      snapshot: { type: Mixed, required: true },
      status: { type: String, enum: ['active', 'done'], required: true },
      states: [String],
      tags: [String],
      owners: [String],
      enteredAt: Date,
      lastAt: Date,
      pollAt: { type: Date, default: null },
      timers: { type: [Mixed], default: [] },
      outbox: { type: [Mixed], default: [] },
      history: { type: [Mixed], default: [] },
      incident: { type: Mixed }
    },
    { minimize: false, versionKey: false, autoIndex: true }
  )
  schema.index({ pollAt: 1, _id: 1 })
  schema.index({ 'outbox.nextAt': 1 })
  // very few have one: those alone are in it
  schema.index(
    { 'incident.at': 1 },
    { partialFilterExpression: { 'incident.at': { $gt: new Date(0) } } }
  )
  schema.index({ states: 1 })
  schema.index({ tags: 1 })
  schema.index({ 'def.name': 1, status: 1, 'def.version': 1, 'def.hash': 1, _id: 1 })
  for (const index of indexes) schema.index(index)
  return model(name, schema) as unknown as Model<Instance<Subject>>
}
