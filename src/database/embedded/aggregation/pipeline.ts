import { CommandError, notSupported } from '../errors.ts'
import { isDocument, type Value } from '../values/types.ts'
import { bucket, group } from './stages/group.ts'
import { graphLookup, lookup } from './stages/join.ts'
import { compileReshape } from './stages/reshape.ts'
import {
  counting,
  documents,
  facet,
  limit,
  match,
  sample,
  skip,
  sort,
  sortByCount,
  unionWith,
  unwind
} from './stages/shape.ts'
import type { MakeStage, Stage } from './stages/stage.ts'

function reshaping(name: string): MakeStage {
  return (operand) => {
    const reshape = compileReshape(name, operand)
    return function* (input, { variables }) {
      for (const document of input) yield reshape(document, variables)
    }
  }
}

function described(name: string): MakeStage {
  return (operand) => (_, context) => context.describe(name, isDocument(operand) ? operand : {})
}

const STAGES: Record<string, MakeStage> = {
  $addFields: reshaping('$addFields'),
  $bucket: bucket,
  $collStats: described('$collStats'),
  $count: counting,
  $currentOp: described('$currentOp'),
  $documents: documents,
  $facet: facet,
  $graphLookup: graphLookup,
  $group: group,
  $indexStats: described('$indexStats'),
  $limit: limit,
  $listLocalSessions: described('$listLocalSessions'),
  $lookup: lookup,
  $match: match,
  $project: reshaping('$project'),
  $replaceRoot: reshaping('$replaceRoot'),
  $replaceWith: reshaping('$replaceWith'),
  $sample: sample,
  $set: reshaping('$set'),
  $skip: skip,
  $sort: sort,
  $sortByCount: sortByCount,
  $unionWith: unionWith,
  $unset: reshaping('$unset'),
  $unwind: unwind
}

const REFUSED = new Set([
  '$bucketAuto',
  '$densify',
  '$fill',
  '$geoNear',
  '$listSampledQueries',
  '$planCacheStats',
  '$redact',
  '$search',
  '$searchMeta',
  '$setWindowFields',
  '$vectorSearch'
])

/** What a server says that is not run by MongoDB's own cloud. */
export function searchRefusal(what: string): CommandError {
  return new CommandError(31_082, `${what}: search indexes are only supported with Atlas`)
}

/** The one field of a stage. */
export function stageOf(given: Value): [string, Value] {
  const entries = isDocument(given) ? Object.entries(given) : []
  const [only] = entries
  if (entries.length !== 1 || !only) {
    throw new CommandError(
      40_323,
      'A pipeline stage specification object must contain exactly one field.'
    )
  }
  return only
}

/** @throws CommandError 40324 for an unknown stage, which is named */
export function compilePipeline(given: Value): Stage {
  if (!Array.isArray(given))
    throw new CommandError('TypeMismatch', "'pipeline' option must be specified as an array")
  const stages = given.map((one) => {
    const [name, operand] = stageOf(one)
    const make = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined
    if (make) return make(operand, compilePipeline)
    if (name === '$changeStream') {
      throw new CommandError(
        40_573,
        'The $changeStream stage is not supported by the embedded store: it has no oplog'
      )
    }
    if (name === '$out' || name === '$merge') {
      throw new CommandError(40_601, `${name} can only be the final stage in the pipeline`)
    }
    if (name === '$listSearchIndexes') throw searchRefusal(name)
    if (REFUSED.has(name)) throw notSupported(`the stage ${name}`)
    throw new CommandError(40_324, `Unrecognized pipeline stage name: '${name}'`)
  })
  return (input, context) => stages.reduce((flow, stage) => stage(flow, context), input)
}
