import { isDocument, type Document, type Value } from '../values/types.ts'

const CLAUSES = ['$and', '$or', '$nor']

/**
 * The top-level fields that a filter looks at.
 * @returns undefined when it may look at any
 */
export function fieldsOfFilter(filter: Document): Set<string> | undefined {
  const fields = new Set<string>()
  for (const [name, operand] of Object.entries(filter)) {
    const inner = name.startsWith('$') ? fieldsOfClauses(name, operand) : name.split('.', 1)
    if (!inner) return undefined
    for (const one of inner) fields.add(one)
  }
  return fields
}

function fieldsOfClauses(name: string, operand: Value): string[] | undefined {
  if (!CLAUSES.includes(name) || !Array.isArray(operand)) return undefined
  const all = operand.map((clause) => (isDocument(clause) ? fieldsOfFilter(clause) : undefined))
  if (all.includes(undefined)) return undefined
  return all.flatMap((one) => [...(one ?? [])])
}
