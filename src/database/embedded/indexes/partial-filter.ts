import { BSONRegExp } from 'bson'
import { CommandError } from '../errors.ts'
import { isOperators } from '../query/predicates.ts'
import { showValue } from '../values/show.ts'
import { isDocument, isTruthy, type Document, type Value } from '../values/types.ts'

const TAKEN = new Set(['$eq', '$gt', '$gte', '$lt', '$lte', '$in', '$type'])

/**
 * Refuses what MongoDB refuses in a partial filter. An index that exists is read without it: earlier
 * versions took more.
 * Source: https://www.mongodb.com/docs/manual/core/index-partial/
 * @throws CommandError 67 showing what is not taken
 */
export function checkPartialFilter(filter: Document): void {
  for (const [name, operand] of Object.entries(filter)) {
    if ((name === '$and' || name === '$or') && Array.isArray(operand)) {
      for (const clause of operand) if (isDocument(clause)) checkPartialFilter(clause)
    } else if (name.startsWith('$') || !isTaken(operand)) {
      throw new CommandError(
        'CannotCreateIndex',
        `Expression not supported in partial index: ${showValue({ [name]: operand })}`
      )
    }
  }
}

function isTaken(operand: Value): boolean {
  if (!isOperators(operand)) return !(operand instanceof BSONRegExp)
  return Object.entries(operand).every(
    ([operator, value]) => TAKEN.has(operator) || (operator === '$exists' && isTruthy(value))
  )
}
