import { CommandError } from '../errors.ts'
import { checkId } from '../storage/collection.ts'
import { isDocument, ownField, type Document } from '../values/types.ts'

const DEEPEST = 180

/**
 * What no document may hold: an `_id` with fields that begin with a dollar, or levels without end.
 * @throws CommandError 52 or 53
 */
export function checkForStorage(document: Document): void {
  const id = ownField(document, '_id')
  if (id !== undefined) checkId(id)
  if (isDocument(id)) {
    for (const name of Object.keys(id)) {
      if (name.startsWith('$')) {
        throw new CommandError(
          'DollarPrefixedFieldName',
          `_id fields may not contain '$'-prefixed fields: ${name} is not valid for storage.`
        )
      }
    }
  }
  if (depth(document) > DEEPEST)
    throw new CommandError(15, 'Document exceeds the maximum nested object depth')
}

function depth(value: unknown, above = 0): number {
  if (above > DEEPEST) return above
  if (Array.isArray(value))
    return value.reduce<number>((most, item) => Math.max(most, depth(item, above + 1)), above)
  if (!isDocument(value)) return above
  let most = above
  for (const inner of Object.values(value)) most = Math.max(most, depth(inner, above + 1))
  return most
}
