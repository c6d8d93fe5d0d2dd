import { createHash } from 'node:crypto'
import { serialize } from 'node:v8'

/**
 * A pure function that keeps what it answered last, for as many different questions as are said.
 * @param work its arguments are data only: they are compared by their content
 */
export function keepingLast<A extends unknown[], R>(
  most: number,
  work: (...args: A) => R
): (...args: A) => R {
  const kept = new Map<string, R>()
  return (...args) => {
    const question = createHash('sha256').update(serialize(args)).digest('base64')
    if (!kept.has(question)) {
      const [oldest] = kept.keys()
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest)
      kept.set(question, work(...args))
    }
    return kept.get(question) as R
  }
}
