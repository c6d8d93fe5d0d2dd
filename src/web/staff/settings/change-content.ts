import type { CallContent } from '../../../calls/index.ts'
import type { FormBody } from '../../page.ts'
import type { ContentField } from './content-fields.ts'

/** The name of a control: dots of its path would mean something else in a style sheet. */
export function controlName(path: string): string {
  return path.replaceAll('.', '-')
}

/** What a control holds before anything is typed. */
export function valueAt(content: CallContent, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>(
      (at, key) =>
        typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined,
      content
    )
  if (value === true) return 'oui'
  if (typeof value === 'string') return asControl(value)
  return typeof value === 'number' ? String(value) : ''
}

/** The end of a day is written 24:00 in a calendar, and is no hour for a control: there it begins the next day. */
function asControl(value: string): string {
  const [, day] = /^(\d{4}-\d{2}-\d{2})T24:00$/.exec(value) ?? []
  if (day === undefined) return value
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 16)
}

/**
 * The content with what was typed in it. Nothing is checked here: the domain reads the whole content again,
 * and names what is wrong by its path.
 */
export function changed(
  content: CallContent,
  fields: readonly ContentField[],
  body: FormBody
): CallContent {
  const copy = structuredClone(content)
  for (const field of fields) {
    const sent = body[controlName(field.path)]
    const typed = typeof sent === 'string' ? sent.replaceAll('\r\n', '\n').trim() : ''
    // a date that was left alone stays written as it was
    if (field.kind === 'wall' && typed === valueAt(content, field.path)) continue
    setAt(copy, field.path.split('.'), read(field, typed))
  }
  return { ...copy, jury: copy.jury.filter(({ name }) => name !== '') }
}

function read({ kind, optional }: ContentField, typed: string): unknown {
  if (kind === 'boolean') return typed === 'oui'
  if (kind === 'integer') return typed === '' ? null : Number(typed)
  if (kind === 'wall') return typed.slice(0, 16)
  return optional && typed === '' ? undefined : typed
}

function setAt(
  target: Record<string, unknown>,
  [key = '', ...rest]: string[],
  value: unknown
): void {
  if (rest.length === 0) {
    if (value === undefined) Reflect.deleteProperty(target, key)
    else target[key] = value
    return
  }
  target[key] ??= {}
  setAt(target[key] as Record<string, unknown>, rest, value)
}
