import { CommandError } from '../errors.ts'
import type { Document } from '../values/types.ts'

/** @throws CommandError 40415 naming the first field that is not known here */
export function refuseUnknown(where: string, document: Document, known: readonly string[]): void {
  const unknown = Object.keys(document).find((field) => !known.includes(field))
  if (unknown !== undefined) {
    throw new CommandError(40_415, `BSON field '${where}.${unknown}' is an unknown field.`)
  }
}
