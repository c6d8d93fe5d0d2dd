import { CommandError } from '../../errors.ts'
import { memoryBudget, sizeInMemory } from '../../memory.ts'
import { keyBytes } from '../../values/key-bytes.ts'
import { compareValues } from '../../values/compare.ts'
import { isDocument, type Document, type Value } from '../../values/types.ts'
import { makeAccumulator, type Accumulator } from '../accumulators.ts'
import { compileExpression, type Expression } from '../expression.ts'
import type { Stage } from './stage.ts'

/** Gathers documents by a key. */
export function group(operand: Value): Stage {
  if (!isDocument(operand))
    throw new CommandError(15_947, "a group's fields must be specified in an object")
  const { _id: key, ...fields } = operand
  if (key === undefined) throw new CommandError(15_955, 'a group specification must include an _id')
  return gathering(compileExpression(key), fields)
}

function gathering(key: Expression, fields: Document): Stage {
  for (const [name, field] of Object.entries(fields)) {
    if (name.includes('.'))
      throw new CommandError(40_235, `The field name '${name}' cannot contain '.'`)
    makeAccumulator(name, field)
  }
  return function* (input, { variables }) {
    const spend = memoryBudget('$group')
    const groups = new Map<string, { id: Value; accumulators: [string, Accumulator][] }>()
    for (const document of input) {
      const id = key(document, variables) ?? null
      const bytes = keyBytes(id).toString('latin1')
      let found = groups.get(bytes)
      if (!found) {
        found = {
          id,
          accumulators: Object.entries(fields).map(([name, field]) => [
            name,
            makeAccumulator(name, field)
          ])
        }
        groups.set(bytes, found)
        spend(sizeInMemory(id) + bytes.length)
      }
      for (const [, accumulator] of found.accumulators) spend(accumulator.add(document, variables))
    }
    for (const { id, accumulators } of groups.values()) {
      yield {
        _id: id,
        ...Object.fromEntries(
          accumulators.map(([name, accumulator]) => [name, accumulator.result()])
        )
      }
    }
  }
}

/** `$bucket`: groups by ranges whose lower ends are given. */
export function bucket(operand: Value): Stage {
  if (!isDocument(operand))
    throw new CommandError(40_201, 'Argument to $bucket stage must be an object')
  const { groupBy, boundaries, default: otherwise, output } = operand
  if (groupBy === undefined || !Array.isArray(boundaries) || boundaries.length < 2) {
    throw new CommandError(40_198, "$bucket requires 'groupBy' and 'boundaries' to be specified.")
  }
  const value = compileExpression(groupBy)
  const key: Expression = (document, variables) => {
    const given = value(document, variables)
    for (let i = 0; i < boundaries.length - 1; i++) {
      if (compareValues(given, boundaries[i]) >= 0 && compareValues(given, boundaries[i + 1]) < 0) {
        return boundaries[i]
      }
    }
    if (otherwise !== undefined) return otherwise
    throw new CommandError(
      40_066,
      '$bucket could not find a matching branch for an input, and no default was specified.'
    )
  }
  const gather = gathering(key, isDocument(output) ? output : { count: { $count: {} } })
  return function* (input, context) {
    yield* [...gather(input, context)].sort((a, b) => compareValues(a._id, b._id))
  }
}
