import { z } from 'zod'

/** What an earlier answer must be. A hidden question counts as not answered. */
export type Condition =
  | { question: string; equals: string }
  | { question: string; includes: string }
  | { not: Condition }
  | { all: Condition[] }
  | { any: Condition[] }

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ question: z.string(), equals: z.string() }),
    z.strictObject({ question: z.string(), includes: z.string() }),
    z.strictObject({ not: condition }),
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) })
  ])
)

/** One comparison with one question. */
export type Comparison = Extract<Condition, { question: string }>

/** Every comparison of a condition, in its order. */
export function comparisonsOf(condition: Condition): Comparison[] {
  if ('not' in condition) return comparisonsOf(condition.not)
  if ('all' in condition) return condition.all.flatMap(comparisonsOf)
  if ('any' in condition) return condition.any.flatMap(comparisonsOf)
  return [condition]
}

/** @param valueOf the valid value of a question that is shown, undefined otherwise */
export function holds(condition: Condition, valueOf: (questionId: string) => unknown): boolean {
  if ('not' in condition) return !holds(condition.not, valueOf)
  if ('all' in condition) return condition.all.every((one) => holds(one, valueOf))
  if ('any' in condition) return condition.any.some((one) => holds(one, valueOf))
  const value = valueOf(condition.question)
  if ('equals' in condition) return value === condition.equals
  return Array.isArray(value) && value.includes(condition.includes)
}
