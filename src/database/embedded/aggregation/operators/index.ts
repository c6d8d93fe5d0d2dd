import type { Operator } from '../expression.ts'
import { ARITHMETIC } from './arithmetic.ts'
import { ARRAYS } from './arrays.ts'
import { BOOLEANS } from './booleans.ts'
import { CONDITIONALS } from './conditionals.ts'
import { CONVERSIONS } from './conversions.ts'
import { DATES } from './dates.ts'
import { OBJECTS } from './objects.ts'
import { SETS } from './sets.ts'
import { STRINGS } from './strings.ts'
import { SUMMARIES } from './summaries.ts'

/** Every expression operator that the store knows, by name. */
export const OPERATORS: Record<string, Operator> = {
  ...ARITHMETIC,
  ...ARRAYS,
  ...BOOLEANS,
  ...CONDITIONALS,
  ...CONVERSIONS,
  ...DATES,
  ...OBJECTS,
  ...SETS,
  ...STRINGS,
  ...SUMMARIES
}
