import { BadInput } from '../../../shared/errors.ts'
import { parisInstant, parisIsoDate, parisWallTime } from '../../../shared/paris-time.ts'

/** An instant as a `datetime-local` control holds it, on the wall of Paris. */
export function wallOf(instant: Date): string {
  const { hour, minute } = parisWallTime(instant)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${parisIsoDate(instant)}T${two(hour)}:${two(minute)}`
}

/** @throws BadInput beside the field when no such date and hour exist */
export function instantIn(field: string, typed: string): Date {
  const [, day = '', hour] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?$/.exec(typed.trim()) ?? []
  try {
    return parisInstant(day, hour)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new BadInput([{ field, code: 'staff.errors.date' }])
  }
}

/** A day alone, such as `2027-04-06`. @throws BadInput */
export function dayIn(field: string, typed: string): string {
  instantIn(field, `${typed.trim()}T12:00`)
  return typed.trim()
}
