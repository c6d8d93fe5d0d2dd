import { badValue, notSupported } from '../errors.ts'
import type { StringOrder } from '../values/compare.ts'
import { toDouble } from '../values/numbers.ts'
import { isDocument, isNumber, isTruthy, type Value } from '../values/types.ts'

const SENSITIVITY: Record<number, Intl.CollatorOptions['sensitivity']> = {
  1: 'base',
  2: 'accent',
  3: 'variant'
}

const KNOWN = new Set([
  'locale',
  'strength',
  'caseLevel',
  'caseFirst',
  'numericOrdering',
  'alternate',
  'maxVariable',
  'backwards',
  'normalization'
])

/**
 * The order of strings that a collation asks for, from the ICU inside Node; undefined for the plain
 * order of bytes.
 * @throws CommandError for an unknown field, and by name for what Node's collator cannot do
 */
export function parseCollation(collation: Value | undefined): StringOrder | undefined {
  if (collation === undefined) return undefined
  if (!isDocument(collation)) throw badValue('collation must be a document')
  for (const name of Object.keys(collation)) {
    if (!KNOWN.has(name)) throw badValue(`BSON field 'collation.${name}' is an unknown field.`)
  }
  const { locale, strength, caseLevel, caseFirst, numericOrdering, alternate, backwards } =
    collation
  if (typeof locale !== 'string') throw badValue('collation.locale is required')
  if (locale === 'simple') return undefined
  if (isTruthy(backwards)) throw notSupported('collation.backwards')
  const level = isNumber(strength) ? toDouble(strength) : 3
  if (level > 3) throw notSupported(`collation.strength ${level}`)
  const sensitivity = isTruthy(caseLevel) && level === 1 ? 'case' : SENSITIVITY[level]
  if (!sensitivity) throw badValue('collation.strength must be between 1 and 5')
  const collator = new Intl.Collator(locale.replaceAll('_', '-'), {
    sensitivity,
    numeric: isTruthy(numericOrdering),
    ignorePunctuation: alternate === 'shifted',
    caseFirst: caseFirst === 'upper' ? 'upper' : caseFirst === 'lower' ? 'lower' : 'false'
  })
  return (a, b) => collator.compare(a, b)
}
