import { CommandError } from '../errors.ts'
import { compileReshape } from '../aggregation/stages/reshape.ts'
import type { Variables } from '../aggregation/expression.ts'
import { isDocument, type Value } from '../values/types.ts'
import type { Update } from './update.ts'

const ALLOWED = new Set([
  '$set',
  '$addFields',
  '$unset',
  '$project',
  '$replaceRoot',
  '$replaceWith'
])

/** An update written as a pipeline: stages that turn one document into one document. */
export function compileUpdatePipeline(stages: readonly Value[], variables: Variables): Update {
  const steps = stages.map((stage) => {
    const [name] = isDocument(stage) ? Object.keys(stage) : []
    if (!isDocument(stage) || name === undefined || Object.keys(stage).length !== 1) {
      throw new CommandError(
        40_323,
        'A pipeline stage specification object must contain exactly one field.'
      )
    }
    if (!ALLOWED.has(name)) {
      throw new CommandError('InvalidOptions', `${name} is not allowed to be used within an update`)
    }
    return compileReshape(name, stage[name] as Value)
  })
  return (document) => {
    const result = steps.reduce((given, step) => step(given, variables), document)
    return '_id' in document && !('_id' in result) ? { _id: document._id, ...result } : result
  }
}
