import { cleanLine, cleanText } from './clean-text.ts'

/**
 * What a page sent for one question, under flat names: `siret`, `signatory.mail`, `members.0.siret`.
 * Nothing throws, whatever was sent: texts repeated under one name are joined by line breaks, numbers
 * and booleans are read as text, anything else counts as nothing.
 */
export interface FieldInput {
  /** A text on one line. */
  line(part?: string): string
  /** A text with its paragraphs. */
  text(part?: string): string
  /** The values of boxes that share a name, each once. */
  list(part?: string): string[]
  at(part: string): FieldInput
  /** The numbered parts, in the order of their numbers: rows of a list. */
  rows(): FieldInput[]
}

/** @param body what a page sent, already checked to be an object, or anything else, read as empty */
export function fieldInput(body: unknown, name: string): FieldInput {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const sent = (part = '') => {
    const key = part === '' ? name : `${name}.${part}`
    return textsOf(Object.hasOwn(fields, key) ? fields[key] : undefined)
  }
  return {
    line: (part) => cleanLine(sent(part).join('\n')),
    text: (part) => cleanText(sent(part).join('\n')),
    list: (part) => [...new Set(sent(part).map(cleanLine))].filter((one) => one !== ''),
    at: (part) => fieldInput(fields, `${name}.${part}`),
    rows: () => rowNumbers(fields, name).map((number) => fieldInput(fields, `${name}.${number}`))
  }
}

function textsOf(sent: unknown): string[] {
  if (Array.isArray(sent)) return sent.flatMap((one) => (Array.isArray(one) ? [] : textsOf(one)))
  if (typeof sent === 'string') return [sent]
  return typeof sent === 'number' || typeof sent === 'boolean' ? [String(sent)] : []
}

function rowNumbers(fields: Record<string, unknown>, name: string): number[] {
  const numbers = new Set<number>()
  for (const key of Object.keys(fields)) {
    if (!key.startsWith(`${name}.`)) continue
    const [number = ''] = key.slice(name.length + 1).split('.', 1)
    if (/^\d{1,4}$/.test(number)) numbers.add(Number(number))
  }
  return [...numbers].sort((a, b) => a - b)
}
