import { BSONRegExp } from 'bson'
import { badValue, CommandError } from '../errors.ts'
import type { Value } from '../values/types.ts'

/** @throws CommandError 51091 for a pattern or a flag that JavaScript's engine does not take */
export function compileRegex(source: string, options: string): RegExp {
  const flags = new Set('u')
  let pattern = source
  for (const option of options) {
    if (option === 'i' || option === 'm' || option === 's') flags.add(option)
    else if (option === 'x') pattern = withoutComments(pattern)
    else if (option !== 'u')
      throw new CommandError(51_108, `invalid flag in regex options: ${option}`)
  }
  const leading = /^\(\?([ims]+)\)/.exec(pattern)
  if (leading) {
    for (const flag of leading[1] as string) flags.add(flag)
    pattern = pattern.slice(leading[0].length)
  }
  return build(pattern, [...flags].join(''))
}

/** PCRE allows more escapes than the strict Unicode mode does, hence the second try. */
function build(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags)
  } catch {
    try {
      return new RegExp(pattern, flags.replace('u', ''))
    } catch (error) {
      throw new CommandError(51_091, `Regular expression is invalid: ${String(error)}`)
    }
  }
}

function withoutComments(pattern: string): string {
  return pattern.replace(
    /(\\.|\[(?:\\.|[^\]])*\])|\s+|#[^\n]*/g,
    (_, kept: string | undefined) => kept ?? ''
  )
}

/** The two halves of `{$regex, $options}`, wherever each is written. */
export function regexOperand(operand: Value, options: Value | undefined): RegExp {
  if (options !== undefined && typeof options !== 'string') {
    throw badValue('$options has to be a string')
  }
  if (operand instanceof BSONRegExp) {
    return compileRegex(operand.pattern, options ?? operand.options)
  }
  if (typeof operand !== 'string') throw badValue('$regex has to be a string')
  return compileRegex(operand, options ?? '')
}

/** A literal text that every match begins with, when the pattern is anchored; else undefined. */
export function literalPrefix(source: string, options: string): string | undefined {
  if (/[imx]/.test(options) || !source.startsWith('^') || source.includes('|')) return undefined
  let prefix = ''
  for (let i = 1; i < source.length; i++) {
    let character = source[i] as string
    if (character === '\\') {
      const escaped = source[++i]
      if (escaped === undefined || /[a-zA-Z0-9]/.test(escaped)) break
      character = escaped
    } else if (/[.*+?()[\]{}$^]/.test(character)) break
    if (/[*?{]/.test(source[i + 1] ?? '')) break
    prefix += character
  }
  return prefix === '' ? undefined : prefix
}
