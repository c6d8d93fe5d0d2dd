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
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
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
