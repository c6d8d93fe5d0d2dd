import { Decimal128, Double, Int32, Long } from 'bson'
import { CommandError, typeMismatch } from '../../errors.ts'
import { calculate, decimalOf, type Operation } from '../../values/arithmetic.ts'
import { decimal, toDouble } from '../../values/numbers.ts'
import { isNumber, typeOf, type NumberValue, type Value } from '../../values/types.ts'
import type { Operator } from '../expression.ts'
import { nullable, numberOf, operandList } from './arguments.ts'

function number(name: string, value: Value): NumberValue {
  if (isNumber(value)) return value
  throw typeMismatch(`${name} only supports numeric types, not ${typeOf(value)}`)
}

function fold(name: string, operation: Operation, start: number): Operator {
  return (operand, compile) => {
    const operands = operandList(operand).map(compile)
    return (document, variables) => {
      let total: Value = new Int32(start)
      for (const one of operands) {
        const value: Value | undefined = one(document, variables)
        if (value === undefined || value === null) return null
        if (name === '$add' && (value instanceof Date || total instanceof Date)) {
          total = datePlus(total, value)
        } else total = calculate(operation, number(name, total), number(name, value)) ?? null
      }
      return total
    }
  }
}

function datePlus(a: Value, b: Value): Date {
  const milliseconds = (value: Value) =>
    value instanceof Date ? value.getTime() : toDouble(number('$add', value))
  if (a instanceof Date && b instanceof Date) {
    throw new CommandError(16_612, 'only one date allowed in an $add expression')
  }
  return new Date(milliseconds(a) + milliseconds(b))
}

function subtract(a: Value, b: Value): Value {
  if (a instanceof Date) {
    if (b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime())
    return new Date(a.getTime() - toDouble(number('$subtract', b)))
  }
  return calculate('subtract', number('$subtract', a), number('$subtract', b)) ?? null
}

function divide(a: Value, b: Value): Value {
  const dividend = number('$divide', a)
  const divisor = number('$divide', b)
  if (toDouble(divisor) === 0) throw new CommandError('BadValue', "can't $divide by zero")
  if (dividend instanceof Decimal128 || divisor instanceof Decimal128) {
    const p = decimalOf(dividend)
    const q = decimalOf(divisor)
    const scaled = (p.coefficient * 10n ** 40n) / q.coefficient
    return decimal({ coefficient: scaled, exponent: p.exponent - q.exponent - 40 })
  }
  return new Double(toDouble(dividend) / toDouble(divisor))
}

function modulo(a: Value, b: Value): Value {
  const x = number('$mod', a)
  const y = number('$mod', b)
  const result = toDouble(x) % toDouble(y)
  if (toDouble(y) === 0) throw new CommandError(16_610, "can't $mod by zero")
  if (x instanceof Decimal128 || y instanceof Decimal128)
    return Decimal128.fromString(String(result))
  if (x instanceof Double || y instanceof Double) return new Double(result)
  return x instanceof Long || y instanceof Long ? Long.fromNumber(result) : new Int32(result)
}

/** Keeps the type of the operand for functions whose result is whole. */
function alike(value: NumberValue, result: number): NumberValue {
  if (value instanceof Decimal128) return Decimal128.fromString(String(result))
  if (value instanceof Int32)
    return Number.isInteger(result) ? new Int32(result) : new Double(result)
  return value instanceof Long ? Long.fromNumber(result) : new Double(result)
}

function whole(name: string, round: (value: number) => number): Operator {
  return nullable(name, 1, (value) => {
    const given = number(name, value)
    return given instanceof Int32 || given instanceof Long
      ? given
      : alike(given, round(toDouble(given)))
  })
}

/** Half to even at a decimal place, as MongoDB rounds. */
function roundHalfEven(value: number, place: number): number {
  const factor = 10 ** place
  const scaled = value * factor
  const floor = Math.floor(scaled)
  const difference = scaled - floor
  const up = difference > 0.5 || (difference === 0.5 && floor % 2 !== 0)
  return (up ? floor + 1 : floor) / factor
}

function rounding(name: string, round: (value: number, place: number) => number): Operator {
  return nullable(name, [1, 2], (value, place) => {
    const given = number(name, value)
    const at = place === undefined ? 0 : numberOf(name, place)
    if ((given instanceof Int32 || given instanceof Long) && at >= 0) return given
    return alike(given, round(toDouble(given), at))
  })
}

function real(name: string, compute: (value: number) => number): Operator {
  return nullable(name, 1, (value) => new Double(compute(numberOf(name, value))))
}

function power(base: Value, exponent: Value): Value {
  const x = number('$pow', base)
  const y = number('$pow', exponent)
  const result = toDouble(x) ** toDouble(y)
  const integers = [x, y].every((one) => one instanceof Int32 || one instanceof Long)
  if (!integers || !Number.isSafeInteger(result)) return new Double(result)
  return Math.abs(result) < 2 ** 31 && x instanceof Int32
    ? new Int32(result)
    : Long.fromNumber(result)
}

export const ARITHMETIC: Record<string, Operator> = {
  $rand: () => () => new Double(Math.random()),
  $add: fold('$add', 'add', 0),
  $multiply: fold('$multiply', 'multiply', 1),
  $subtract: nullable('$subtract', 2, (a, b) => subtract(a, b)),
  $divide: nullable('$divide', 2, (a, b) => divide(a, b)),
  $mod: nullable('$mod', 2, (a, b) => modulo(a, b)),
  $abs: nullable('$abs', 1, (value) => {
    const given = number('$abs', value)
    return toDouble(given) < 0 ? (calculate('multiply', given, new Int32(-1)) ?? null) : given
  }),
  $ceil: whole('$ceil', Math.ceil),
  $floor: whole('$floor', Math.floor),
  $round: rounding('$round', roundHalfEven),
  $trunc: rounding('$trunc', (value, place) => Math.trunc(value * 10 ** place) / 10 ** place),
  $sqrt: real('$sqrt', Math.sqrt),
  $exp: real('$exp', Math.exp),
  $ln: real('$ln', Math.log),
  $log10: real('$log10', Math.log10),
  $log: nullable(
    '$log',
    2,
    (value, base) =>
      new Double(Math.log(numberOf('$log', value)) / Math.log(numberOf('$log', base)))
  ),
  $pow: nullable('$pow', 2, (base, exponent) => power(base, exponent))
}
