import { CommandError } from '../errors.ts'
import type { Request } from './command.ts'

/** @returns undefined for a pipeline on the database itself */
export function sourceName({ body, name }: Request): string | undefined {
  const source = body[name]
  if (typeof source === 'string' && source !== '') return source
  if (typeof source !== 'string') return undefined
  throw new CommandError('InvalidNamespace', 'a collection name cannot be empty')
}
