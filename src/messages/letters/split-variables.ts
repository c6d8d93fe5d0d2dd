import { LetterRefused } from './letter-refused.ts'
import { nearestVariable } from './nearest-variable.ts'
import { isVariable, type VariableName } from './variables.ts'

/** A line cut into words as written and variables to fill. */
export type Part = { text: string } | { variable: VariableName }

const VARIABLE = /(?<!\{)\{\{\s*([^{}]*?)\s*\}\}(?!\})/g

/**
 * Our own substitution, on purpose: text typed by staff is never compiled as a template, so a letter can
 * name a value and do nothing else.
 * @throws LetterRefused unknown-variable, malformed-variable
 */
export function splitVariables(line: string): Part[] {
  const parts: Part[] = []
  let end = 0
  for (const match of line.matchAll(VARIABLE)) {
    addText(parts, line.slice(end, match.index))
    parts.push({ variable: checked(match[1] ?? '') })
    end = match.index + match[0].length
  }
  addText(parts, line.slice(end))
  return parts
}

/** Puts values in place of variables. */
export function fillParts(parts: readonly Part[], valueOf: (name: VariableName) => string): string {
  return parts.map((part) => ('text' in part ? part.text : valueOf(part.variable))).join('')
}

function addText(parts: Part[], text: string): void {
  if (/\{\{|\}\}/.test(text)) {
    const at = text.search(/\{\{|\}\}/)
    throw new LetterRefused('malformed-variable', { excerpt: text.slice(at, at + 40) })
  }
  if (text) parts.push({ text })
}

function checked(name: string): VariableName {
  if (isVariable(name)) return name
  throw new LetterRefused('unknown-variable', { name, nearest: nearestVariable(name) })
}
