import { badValue, CommandError, notSupported } from '../errors.ts'
import { compileExpression, type Expression } from '../aggregation/expression.ts'
import { toDouble } from '../values/numbers.ts'
import { isDocument, isNumber, isTruthy, type Value } from '../values/types.ts'
import { compileFilter } from './filter.ts'
import { isOperators, compilePredicates } from './predicates.ts'

/** What a projection does with what stands at the end of a path. */
export type Leaf =
  | { kind: 'include' }
  | { kind: 'exclude' }
  | { kind: 'compute'; expression: Expression }
  | { kind: 'array'; pick: (items: Value[]) => Value[] | undefined }
  | { kind: 'position' }

/** @returns undefined for a nested specification */
export function readLeaf(name: string, value: Value, pipeline: boolean): Leaf | undefined {
  if (isNumber(value) || typeof value === 'boolean') {
    if (!isTruthy(value)) return { kind: 'exclude' }
    if (!name.endsWith('.$')) return { kind: 'include' }
    if (pipeline)
      throw new CommandError(31_324, 'Cannot use positional projection in aggregation projection')
    return { kind: 'position' }
  }
  if (isDocument(value)) {
    const [operator] = Object.keys(value)
    if (!isOperators(value)) {
      if (operator === undefined)
        throw new CommandError(51_270, 'An empty sub-projection is not a valid value.')
      return undefined
    }
    if (!pipeline && operator === '$slice')
      return { kind: 'array', pick: slicing(value.$slice as Value) }
    if (!pipeline && operator === '$elemMatch')
      return { kind: 'array', pick: matching(value.$elemMatch as Value) }
    if (operator === '$meta') throw notSupported('$meta')
  }
  return { kind: 'compute', expression: compileExpression(value) }
}

function slicing(operand: Value): (items: Value[]) => Value[] {
  const numbers = (Array.isArray(operand) ? operand : [operand]).map((one) => {
    if (!isNumber(one))
      throw new CommandError(28_667, '$slice only supports numbers and [skip, limit] arrays')
    return toDouble(one)
  })
  const [first = 0, second] = numbers
  if (second === undefined)
    return (items) => (first >= 0 ? items.slice(0, first) : items.slice(first))
  return (items) => {
    const start = first >= 0 ? first : Math.max(0, items.length + first)
    return items.slice(start, start + second)
  }
}

function matching(operand: Value): (items: Value[]) => Value[] | undefined {
  if (!isDocument(operand)) throw badValue('elemMatch: Invalid argument, object required')
  const onValues = isOperators(operand)
  const test = onValues
    ? compilePredicates('0', operand, {}, compileFilter)
    : compileFilter(operand)
  return (items) => {
    const found = items.find((item) =>
      onValues ? test({ 0: item }) : isDocument(item) && test(item)
    )
    return found === undefined ? undefined : [found]
  }
}
