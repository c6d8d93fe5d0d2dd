import { Int32, Long, ObjectId } from 'bson'
import { CommandError } from '../../errors.ts'
import { isDocument, typeOf, type Value } from '../../values/types.ts'
import {
  datePlus,
  formatDate,
  parts,
  startOf,
  unitsBetween,
  fromParts,
  type DateParts
} from '../calendar.ts'
import { dateOfText } from '../date-text.ts'
import type { Operator } from '../expression.ts'
import { named, namedExpressions, numberOf, stringOf } from './arguments.ts'
import { showValue } from '../../values/show.ts'

function dateOf(name: string, value: Value): Date {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  throw new CommandError(16_006, `can't convert from BSON type ${typeOf(value)} to Date in ${name}`)
}

const absent = (value: Value | undefined): value is null | undefined =>
  value === undefined || value === null
const zone = (name: string, value: Value | undefined) =>
  absent(value) ? 'UTC' : stringOf(name, value)

/** `{$year: date}` or `{$year: {date, timezone}}`. */
function part(name: string, read: (from: DateParts) => number): Operator {
  return (operand, compile) => {
    const detailed = isDocument(operand) && 'date' in operand
    const { date, timezone } = detailed
      ? namedExpressions(name, ['date', 'timezone'], operand, compile)
      : {
          date: compile(
            Array.isArray(operand) && operand.length === 1 ? (operand[0] as Value) : operand
          ),
          timezone: undefined
        }
    return (document, variables) => {
      const value = date?.(document, variables)
      if (absent(value)) return null
      return new Int32(
        read(parts(dateOf(name, value), zone(name, timezone?.(document, variables))))
      )
    }
  }
}

const PART_FIELDS = [
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'second',
  'millisecond',
  'timezone'
] as const

export const DATES: Record<string, Operator> = {
  $year: part('$year', ({ year }) => year),
  $month: part('$month', ({ month }) => month),
  $dayOfMonth: part('$dayOfMonth', ({ day }) => day),
  $hour: part('$hour', ({ hour }) => hour),
  $minute: part('$minute', ({ minute }) => minute),
  $second: part('$second', ({ second }) => second),
  $millisecond: part('$millisecond', ({ millisecond }) => millisecond),
  $dayOfWeek: part('$dayOfWeek', ({ weekday }) => (weekday % 7) + 1),
  $isoDayOfWeek: part('$isoDayOfWeek', ({ weekday }) => weekday),
  $dayOfYear: part('$dayOfYear', ({ dayOfYear }) => dayOfYear),
  $isoWeek: part('$isoWeek', ({ isoWeek }) => isoWeek),
  $isoWeekYear: part('$isoWeekYear', ({ isoYear }) => isoYear),
  $week: part('$week', ({ dayOfYear, weekday }) => Math.floor((dayOfYear + 6 - (weekday % 7)) / 7)),
  $dateToString: named(
    '$dateToString',
    ['date', 'format', 'timezone', 'onNull'],
    ({ date, format, timezone, onNull }) => {
      if (absent(date)) return onNull ?? null
      const pattern = absent(format) ? undefined : stringOf('$dateToString', format)
      return formatDate(dateOf('$dateToString', date), zone('$dateToString', timezone), pattern)
    }
  ),
  $dateFromString: named(
    '$dateFromString',
    ['dateString', 'timezone', 'onNull', 'onError'],
    ({ dateString, timezone, onNull, onError }) => {
      if (absent(dateString)) return onNull ?? null
      const text = stringOf('$dateFromString', dateString)
      const date = dateOfText(text, zone('$dateFromString', timezone))
      if (date) return date
      if (onError !== undefined) return onError
      throw new CommandError(
        'ConversionFailure',
        `Error parsing date string ${showValue(dateString)}`
      )
    }
  ),
  $dateFromParts: named('$dateFromParts', PART_FIELDS, (values) => {
    if (Object.values(values).some(absent)) return null
    const number = (field: (typeof PART_FIELDS)[number], otherwise: number) =>
      values[field] === undefined ? otherwise : numberOf('$dateFromParts', values[field])
    return fromParts(
      [
        number('year', 1970),
        number('month', 1),
        number('day', 1),
        number('hour', 0),
        number('minute', 0),
        number('second', 0),
        number('millisecond', 0)
      ],
      zone('$dateFromParts', values.timezone)
    )
  }),
  $dateAdd: shift('$dateAdd', 1),
  $dateSubtract: shift('$dateSubtract', -1),
  $dateDiff: named(
    '$dateDiff',
    ['startDate', 'endDate', 'unit', 'timezone', 'startOfWeek'],
    ({ startDate, endDate, unit, timezone }) => {
      if (absent(startDate) || absent(endDate) || absent(unit)) return null
      return Long.fromNumber(
        unitsBetween(
          dateOf('$dateDiff', startDate),
          dateOf('$dateDiff', endDate),
          stringOf('$dateDiff', unit),
          zone('$dateDiff', timezone)
        )
      )
    }
  ),
  $dateTrunc: named(
    '$dateTrunc',
    ['date', 'unit', 'binSize', 'timezone', 'startOfWeek'],
    ({ date, unit, binSize, timezone }) => {
      if (absent(date) || absent(unit)) return null
      if (!absent(binSize) && numberOf('$dateTrunc', binSize) !== 1)
        throw new CommandError(
          'NotImplemented',
          '$dateTrunc with a binSize is not supported by the embedded store'
        )
      return startOf(
        dateOf('$dateTrunc', date),
        stringOf('$dateTrunc', unit),
        zone('$dateTrunc', timezone)
      )
    }
  )
}

function shift(name: string, sign: 1 | -1): Operator {
  return named(
    name,
    ['startDate', 'unit', 'amount', 'timezone'],
    ({ startDate, unit, amount, timezone }) => {
      if (absent(startDate) || absent(unit) || absent(amount)) return null
      return datePlus(
        dateOf(name, startDate),
        numberOf(name, amount) * sign,
        stringOf(name, unit),
        zone(name, timezone)
      )
    }
  )
}
