import { compareValues, equalValues } from '../../values/compare.ts'
import { isTruthy, type Value } from '../../values/types.ts'
import type { Operator } from '../expression.ts'
import { arrayOf, nullable, operator } from './arguments.ts'

export function unique(items: readonly Value[]): Value[] {
  return [...items]
    .sort((a, b) => compareValues(a, b))
    .filter((item, i, sorted) => i === 0 || !equalValues(item, sorted[i - 1]))
}

const has = (items: readonly Value[], value: Value) =>
  items.some((item) => equalValues(item, value))

export const SETS: Record<string, Operator> = {
  $setUnion: nullable('$setUnion', [0, Infinity], (...sets) =>
    unique(sets.flatMap((set) => arrayOf('$setUnion', set)))
  ),
  $setIntersection: nullable('$setIntersection', [0, Infinity], (...sets) => {
    const [first = [], ...others] = sets.map((set) => arrayOf('$setIntersection', set))
    return unique(first.filter((item) => others.every((other) => has(other, item))))
  }),
  $setDifference: nullable('$setDifference', 2, (a, b) => {
    const excluded = arrayOf('$setDifference', b)
    return arrayOf('$setDifference', a)
      .filter((item) => !has(excluded, item))
      .filter((item, i, kept) => !has(kept.slice(0, i), item))
  }),
  $setEquals: operator('$setEquals', [2, Infinity], (...sets) => {
    const [first = [], ...others] = sets.map((set) => unique(arrayOf('$setEquals', set)))
    return others.every((other) => equalValues(other, first))
  }),
  $setIsSubset: operator('$setIsSubset', 2, (a, b) => {
    const all = arrayOf('$setIsSubset', b)
    return arrayOf('$setIsSubset', a).every((item) => has(all, item))
  }),
  $anyElementTrue: operator('$anyElementTrue', 1, (items) =>
    arrayOf('$anyElementTrue', items).some(isTruthy)
  ),
  $allElementsTrue: operator('$allElementsTrue', 1, (items) =>
    arrayOf('$allElementsTrue', items).every(isTruthy)
  )
}
