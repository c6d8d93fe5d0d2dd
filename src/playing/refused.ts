import { Refusal } from '../engine/index.ts'
import { FileRefused } from '../files/index.ts'
import { BadInput, NotFound, Stale } from '../shared/errors.ts'

/** Whether this is an answer that a person would be given, not a fault of the program. */
export function isRefused(error: unknown): error is Error {
  return [Refusal, BadInput, NotFound, Stale, FileRefused].some((kind) => error instanceof kind)
}
