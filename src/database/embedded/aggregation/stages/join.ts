import { Long } from 'bson'
import { CommandError } from '../../errors.ts'
import { valuesAt } from '../../query/paths.ts'
import { toDouble } from '../../values/numbers.ts'
import { keyBytes } from '../../values/key-bytes.ts'
import { isDocument, isNumber, type Document, type Value } from '../../values/types.ts'
import { compileExpression, type Variables } from '../expression.ts'
import { compileReshape } from './reshape.ts'
import type { CompilePipeline, PipelineContext, Stage } from './stage.ts'

function text(value: Value | undefined, stage: string, name: string): string {
  if (typeof value === 'string') return value
  throw new CommandError('FailedToParse', `${stage} argument '${name}' must be a string`)
}

/** What a local field is compared with: an array stands for its elements, missing for null. */
function localValues(document: Document, path: string): Value[] {
  const values = valuesAt(document, path.split('.')).flatMap((value): Value[] =>
    Array.isArray(value) ? [...value] : [value ?? null]
  )
  return values.length === 0 ? [] : values
}

export function lookup(operand: Value, compilePipeline: CompilePipeline): Stage {
  if (!isDocument(operand))
    throw new CommandError('FailedToParse', 'the $lookup specification must be an Object')
  const { from, as, localField, foreignField, pipeline, let: bindings } = operand
  const name = text(from, '$lookup', 'from')
  const field = compileJoinField(text(as, '$lookup', 'as'))
  const byField = localField !== undefined
  if (byField !== (foreignField !== undefined)) {
    throw new CommandError(
      'FailedToParse',
      '$lookup requires both or neither of localField and foreignField to be specified'
    )
  }
  if (!byField && pipeline === undefined) {
    throw new CommandError(
      'FailedToParse',
      '$lookup requires either pipeline or both localField and foreignField to be specified'
    )
  }
  const stages = pipeline === undefined ? undefined : compilePipeline(pipeline)
  const bound = Object.entries(isDocument(bindings) ? bindings : {}).map(
    ([variable, value]) => [variable, compileExpression(value)] as const
  )
  return function* (input, context) {
    for (const document of input) {
      const variables: Variables = {
        ...context.variables,
        ...Object.fromEntries(
          bound.map(([variable, value]) => [variable, value(document, context.variables)])
        )
      }
      const filter = byField
        ? {
            [text(foreignField, '$lookup', 'foreignField')]: {
              $in: localValues(document, text(localField, '$lookup', 'localField'))
            }
          }
        : {}
      const found = context.find(name, filter, variables)
      const joined = stages ? stages(found, { ...context, variables }) : found
      yield field(document, [...joined])
    }
  }
}

function compileJoinField(path: string): (document: Document, joined: Document[]) => Document {
  const put = compileReshape('$addFields', { [path]: '$$joined' })
  return (document, joined) => put(document, { joined })
}

export function graphLookup(operand: Value): Stage {
  if (!isDocument(operand))
    throw new CommandError('FailedToParse', '$graphLookup specification must be an Object')
  const {
    from,
    startWith,
    connectFromField,
    connectToField,
    as,
    maxDepth,
    depthField,
    restrictSearchWithMatch
  } = operand
  const name = text(from, '$graphLookup', 'from')
  const to = text(connectToField, '$graphLookup', 'connectToField')
  const next = text(connectFromField, '$graphLookup', 'connectFromField')
  const field = compileJoinField(text(as, '$graphLookup', 'as'))
  const start = compileExpression(startWith ?? null)
  const deepest = isNumber(maxDepth) ? toDouble(maxDepth) : Infinity
  const put =
    typeof depthField === 'string'
      ? compileReshape('$addFields', { [depthField]: '$$depth' })
      : undefined
  return function* (input, context: PipelineContext) {
    for (const document of input) {
      const first = start(document, context.variables)
      let frontier = Array.isArray(first) ? first : [first ?? null]
      const seen = new Map<string, Document>()
      for (let depth = 0; depth <= deepest && frontier.length > 0; depth++) {
        const filter: Document = {
          $and: [
            { [to]: { $in: frontier } },
            isDocument(restrictSearchWithMatch) ? restrictSearchWithMatch : {}
          ]
        }
        frontier = []
        for (const found of context.find(name, filter, context.variables)) {
          const key = keyBytes(found._id).toString('latin1')
          if (seen.has(key)) continue
          seen.set(key, put ? put(found, { depth: Long.fromNumber(depth) }) : found)
          frontier.push(...localValues(found, next))
        }
      }
      yield field(document, [...seen.values()])
    }
  }
}
