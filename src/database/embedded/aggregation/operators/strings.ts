import { Int32 } from 'bson'
import { CommandError } from '../../errors.ts'
import { regexOperand } from '../../query/regex.ts'
import { compareStrings } from '../../values/compare.ts'
import { typeOf, type Value } from '../../values/types.ts'
import type { Operator } from '../expression.ts'
import { named, nullable, numberOf, operator, stringOf } from './arguments.ts'
import { textOf } from './conversions.ts'

const text = (value: Value | undefined) =>
  value === undefined || value === null ? '' : textOf(value)

function trim(name: string, start: boolean, end: boolean): Operator {
  return named(name, ['input', 'chars'], ({ input, chars }) => {
    if (input === undefined || input === null || chars === null) return null
    const kept = [...stringOf(name, input)]
    const drop = chars === undefined ? undefined : new Set(stringOf(name, chars))
    const dropped = (character: string) => (drop ? drop.has(character) : /[\s\0]/.test(character))
    let from = 0
    let until = kept.length
    while (start && from < until && dropped(kept[from] as string)) from++
    while (end && until > from && dropped(kept[until - 1] as string)) until--
    return kept.slice(from, until).join('')
  })
}

/** Positions count code points, as `$substrCP` and `$indexOfCP` do. */
function substring(
  value: Value | undefined,
  start: Value | undefined,
  length: Value | undefined
): string {
  const from = numberOf('$substrCP', start)
  return [...text(value)].slice(from, from + numberOf('$substrCP', length)).join('')
}

function substringBytes(
  value: Value | undefined,
  start: Value | undefined,
  length: Value | undefined
): string {
  const from = numberOf('$substrBytes', start)
  const count = numberOf('$substrBytes', length)
  const bytes = Buffer.from(text(value))
  return bytes.subarray(from, count < 0 ? undefined : from + count).toString()
}

interface Found {
  [field: string]: Value
  match: string
  idx: Int32
  captures: (string | null)[]
}

function matches(name: string, values: Record<string, Value | undefined>): Found[] {
  const { input, regex, options } = values
  if (input === undefined || input === null || regex === undefined || regex === null) return []
  const subject = stringOf(name, input)
  const pattern = regexOperand(regex, options)
  return [...subject.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))].map((found) => ({
    match: found[0],
    idx: new Int32([...subject.slice(0, found.index)].length),
    captures: found.slice(1).map((capture: string | undefined) => capture ?? null)
  }))
}

const REGEX_FIELDS = ['input', 'regex', 'options']

function replace(name: string, every: boolean): Operator {
  return named(name, ['input', 'find', 'replacement'], ({ input, find, replacement }) => {
    if (input === undefined || input === null) return null
    if (find === undefined || find === null || replacement === undefined || replacement === null)
      return null
    const by = () => stringOf(name, replacement)
    const what = stringOf(name, find)
    return every
      ? stringOf(name, input).replaceAll(what, by)
      : stringOf(name, input).replace(what, by)
  })
}

export const STRINGS: Record<string, Operator> = {
  $concat: nullable('$concat', [0, Infinity], (...parts) =>
    parts
      .map((part) => {
        if (typeof part !== 'string')
          throw new CommandError(16_702, `$concat only supports strings, not ${typeOf(part)}`)
        return part
      })
      .join('')
  ),
  $toUpper: operator('$toUpper', 1, (value) =>
    text(value).replace(/[a-z]+/g, (letters) => letters.toUpperCase())
  ),
  $toLower: operator('$toLower', 1, (value) =>
    text(value).replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  ),
  $strLenCP: operator(
    '$strLenCP',
    1,
    (value) => new Int32([...stringOf('$strLenCP', value)].length)
  ),
  $strLenBytes: operator(
    '$strLenBytes',
    1,
    (value) => new Int32(Buffer.byteLength(stringOf('$strLenBytes', value)))
  ),
  $strcasecmp: operator(
    '$strcasecmp',
    2,
    (a, b) => new Int32(Math.sign(compareStrings(text(a).toUpperCase(), text(b).toUpperCase())))
  ),
  $substrCP: operator('$substrCP', 3, substring),
  $substr: operator('$substr', 3, substringBytes),
  $substrBytes: operator('$substrBytes', 3, substringBytes),
  $split: nullable('$split', 2, (value, separator) => {
    if (separator === '') throw new CommandError(40_087, '$split requires a non-empty separator')
    return stringOf('$split', value).split(stringOf('$split', separator))
  }),
  $indexOfCP: nullable('$indexOfCP', [2, 4], (value, part, start, end) => {
    const characters = [...stringOf('$indexOfCP', value)]
    const from = start === undefined ? 0 : numberOf('$indexOfCP', start)
    const until = end === undefined ? characters.length : numberOf('$indexOfCP', end)
    const searched = characters.slice(from, until).join('')
    const index = searched.indexOf(stringOf('$indexOfCP', part))
    return new Int32(index < 0 ? -1 : from + [...searched.slice(0, index)].length)
  }),
  $trim: trim('$trim', true, true),
  $ltrim: trim('$ltrim', true, false),
  $rtrim: trim('$rtrim', false, true),
  $regexMatch: named(
    '$regexMatch',
    REGEX_FIELDS,
    (values) => matches('$regexMatch', values).length > 0
  ),
  $regexFind: named(
    '$regexFind',
    REGEX_FIELDS,
    (values) => matches('$regexFind', values)[0] ?? null
  ),
  $regexFindAll: named('$regexFindAll', REGEX_FIELDS, (values) => matches('$regexFindAll', values)),
  $replaceOne: replace('$replaceOne', false),
  $replaceAll: replace('$replaceAll', true)
}
