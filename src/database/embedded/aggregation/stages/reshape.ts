import { CommandError } from '../../errors.ts'
import { compileProjection } from '../../query/projection.ts'
import {
  isDocument,
  ownField,
  setField,
  typeOf,
  type Document,
  type Value
} from '../../values/types.ts'
import { compileExpression, type Expression, type Variables } from '../expression.ts'

export type Reshape = (document: Document, variables: Variables) => Document

/** Stages that make one document of one document. */
export function compileReshape(name: string, operand: Value): Reshape {
  switch (name) {
    case '$set':
    case '$addFields':
      return addFields(name, operand)
    case '$unset':
      return unset(operand)
    case '$project': {
      if (!isDocument(operand))
        throw new CommandError(15_969, '$project specification must be an object')
      return compileProjection(operand, { pipeline: true })?.of as Reshape
    }
    case '$replaceRoot':
      if (!isDocument(operand) || operand.newRoot === undefined)
        throw new CommandError(40_231, 'no newRoot specified for the $replaceRoot stage')
      return replaceRoot(operand.newRoot)
    case '$replaceWith':
      return replaceRoot(operand)
    default:
      throw new CommandError(40_324, `Unrecognized pipeline stage name: '${name}'`)
  }
}

function replaceRoot(operand: Value): Reshape {
  const expression = compileExpression(operand)
  return (document, variables) => {
    const result = expression(document, variables)
    if (isDocument(result)) return result
    throw new CommandError(
      40_228,
      `'newRoot' expression must evaluate to an object, but resulting value was of type ${typeOf(result)}`
    )
  }
}

function unset(operand: Value): Reshape {
  const names = Array.isArray(operand) ? operand : [operand]
  const fields: Document = {}
  for (const name of names) {
    if (typeof name !== 'string' || name === '')
      throw new CommandError(31_002, '$unset specification must be a string or an array of strings')
    setField(fields, name, false)
  }
  return compileProjection(fields, { pipeline: true })?.of as Reshape
}

function addFields(stage: string, operand: Value): Reshape {
  if (!isDocument(operand))
    throw new CommandError(40_272, `${stage} specification stage must be an object`)
  const fields = flatten(operand, [])
  return (document, variables) => {
    let result = document
    for (const [path, expression] of fields) {
      const computed = expression(document, variables)
      result = put(result, path, 0, computed) as Document
    }
    return result
  }
}

function flatten(operand: Document, above: readonly string[]): (readonly [string[], Expression])[] {
  return Object.entries(operand).flatMap(([name, value]) => {
    const path = [...above, ...name.split('.')]
    if (path.includes(''))
      throw new CommandError(40_352, 'FieldPath cannot be constructed with an empty string')
    const nested =
      isDocument(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$')
    return nested ? flatten(value, path) : [[path, compileExpression(value)] as const]
  })
}

/** Sets along a path; each element of an array on the way gets it. */
function put(
  value: Value | undefined,
  path: readonly string[],
  from: number,
  computed: Value | undefined
): Value | undefined {
  if (from === path.length) return computed
  if (Array.isArray(value)) return value.map((item) => put(item, path, from, computed) ?? null)
  const name = path[from] as string
  const document = isDocument(value) ? { ...value } : {}
  const inner = put(ownField(document, name), path, from + 1, computed)
  if (inner === undefined) delete document[name]
  else setField(document, name, inner)
  return document
}
