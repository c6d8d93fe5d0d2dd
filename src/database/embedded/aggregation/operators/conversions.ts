import { Binary, Decimal128, Double, Int32, Long, ObjectId } from 'bson'
import { CommandError } from '../../errors.ts'
import { exact, integer, toDouble } from '../../values/numbers.ts'
import { isNumber, isTruthy, typeOf, type TypeName, type Value } from '../../values/types.ts'
import { dateOfText } from '../date-text.ts'
import type { Operator } from '../expression.ts'
import { namedExpressions, operator } from './arguments.ts'
import { showValue } from '../../values/show.ts'

function fail(value: Value, to: string): never {
  throw new CommandError(
    'ConversionFailure',
    `Unsupported conversion from ${typeOf(value)} to ${to} in $convert with no onError value`
  )
}

/** The text of a scalar, as `$toString` writes it. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (value instanceof ObjectId) return value.toHexString()
  if (typeof value === 'boolean' || isNumber(value)) return String(value)
  if (value instanceof Binary && value.sub_type === Binary.SUBTYPE_UUID)
    return value.toUUID().toString()
  return fail(value, 'string')
}

function toNumber(value: Value, to: TypeName): number {
  if (isNumber(value)) return toDouble(value)
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date && to !== 'int') return value.getTime()
  if (typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value))
    return Number(value)
  return fail(value, to)
}

function toWhole(value: Value, to: 'int' | 'long'): Value {
  if (typeof value === 'string' && !/^[+-]?\d+$/.test(value)) return fail(value, to)
  const number = Math.trunc(toNumber(value, to))
  if (!Number.isFinite(number)) return fail(value, to)
  const digits = value instanceof Long || value instanceof Decimal128 ? exact(value) : undefined
  const big =
    typeof value === 'string'
      ? BigInt(value.replace('+', ''))
      : digits?.exponent === 0
        ? digits.coefficient
        : BigInt(number)
  const result = integer(big, to === 'long')
  return result && (to === 'long' || result instanceof Int32) ? result : fail(value, to)
}

function toDecimal(value: Value): Value {
  if (value instanceof Decimal128) return value
  if (value instanceof Double)
    return Decimal128.fromString(
      Number.isFinite(value.value)
        ? value.value.toPrecision(15).replace(/\.?0+$/, '')
        : String(value.value)
    )
  if (isNumber(value)) return Decimal128.fromString(value.toString())
  if (typeof value === 'string') return Decimal128.fromString(value)
  return Decimal128.fromString(String(toNumber(value, 'decimal')))
}

function toDate(value: Value): Value {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  if (typeof value === 'string') return dateOfText(value, 'UTC') ?? fail(value, 'date')
  const date =
    isNumber(value) && !(value instanceof Int32) ? new Date(toDouble(value)) : fail(value, 'date')
  return Number.isNaN(date.getTime()) ? fail(value, 'date') : date
}

function toObjectId(value: Value): Value {
  if (value instanceof ObjectId) return value
  return typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value)
    ? new ObjectId(value)
    : fail(value, 'objectId')
}

const CONVERT: Partial<Record<string, (value: Value) => Value>> = {
  double: (value) => new Double(toNumber(value, 'double')),
  string: textOf,
  objectId: toObjectId,
  bool: (value) => (isNumber(value) || typeof value === 'boolean' ? isTruthy(value) : true),
  date: toDate,
  int: (value) => toWhole(value, 'int'),
  long: (value) => toWhole(value, 'long'),
  decimal: toDecimal
}

function conversion(name: string, to: string): Operator {
  return operator(name, 1, (value) =>
    value === undefined || value === null ? null : CONVERT[to]?.(value)
  )
}

const FIELDS = ['input', 'to', 'onError', 'onNull', 'format', 'base', 'byteOrder']

export const CONVERSIONS: Record<string, Operator> = {
  $toString: conversion('$toString', 'string'),
  $toInt: conversion('$toInt', 'int'),
  $toLong: conversion('$toLong', 'long'),
  $toDouble: conversion('$toDouble', 'double'),
  $toDecimal: conversion('$toDecimal', 'decimal'),
  $toBool: conversion('$toBool', 'bool'),
  $toDate: conversion('$toDate', 'date'),
  $toObjectId: conversion('$toObjectId', 'objectId'),
  $type: operator('$type', 1, (value) => (value === undefined ? 'missing' : typeOf(value))),
  $isNumber: operator('$isNumber', 1, (value) => isNumber(value)),
  $convert: (operand, compile) => {
    const { input, to, onError, onNull } = namedExpressions('$convert', FIELDS, operand, compile)
    if (!input || !to)
      throw new CommandError('FailedToParse', "Missing 'input' or 'to' parameter to $convert")
    return (document, variables) => {
      const value = input(document, variables)
      if (value === undefined || value === null) return onNull ? onNull(document, variables) : null
      const target = to(document, variables)
      const convert = typeof target === 'string' ? CONVERT[target] : undefined
      if (!convert) throw new CommandError('BadValue', `Unknown type name: ${showValue(target)}`)
      try {
        return convert(value)
      } catch (error) {
        if (onError) return onError(document, variables)
        throw error
      }
    }
  }
}
