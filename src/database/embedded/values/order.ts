import type { TypeName } from './types.ts'

/**
 * The order of BSON types, as one byte each. The gaps follow MongoDB's own canonical numbers.
 * Source: https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
 */
const ORDER: Record<TypeName, number> = {
  minKey: 1,
  undefined: 3,
  null: 5,
  int: 10,
  long: 10,
  double: 10,
  decimal: 10,
  string: 15,
  symbol: 15,
  object: 20,
  array: 25,
  binData: 30,
  objectId: 35,
  bool: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  javascript: 60,
  javascriptWithScope: 65,
  maxKey: 127
}

export function typeOrder(type: TypeName): number {
  return ORDER[type]
}
