import { LetterRefused } from './letter-refused.ts'
import { splitVariables, type Part } from './split-variables.ts'

/** A piece of a line: parts that share the same strength. */
export interface Span {
  parts: Part[]
  strong: boolean
}

export type SourceBlock =
  | { kind: 'heading' | 'paragraph'; spans: Span[] }
  | { kind: 'list'; items: Span[][] }
  | { kind: 'action'; label: Part[]; url: Part[] }

const ACTION = /^\[([^\]]+)\]\(([^()\s]+|\{\{[^{}]*\}\})\)$/

/**
 * Reads the little markup of letters: blank lines part paragraphs, `## ` a title, `- ` an item,
 * `[label]({{lien}})` alone on its line a button, `**…**` strong. It is read before the variables are
 * filled, so that a value can never become markup.
 * @throws LetterRefused
 */
export function parseLetter(body: string): SourceBlock[] {
  const blocks = body
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((text) => text.trim())
    .filter(Boolean)
  if (blocks.length === 0) throw new LetterRefused('empty-body')
  return blocks.map(parseBlock)
}

function parseBlock(text: string): SourceBlock {
  const lines = text.split('\n').map((line) => line.trim())
  if (lines.every((line) => line.startsWith('- '))) {
    return { kind: 'list', items: lines.map((line) => parseSpans(line.slice(2))) }
  }
  const joined = lines.join(' ')
  const action = ACTION.exec(joined)
  if (action?.[1] && action[2]) {
    return { kind: 'action', label: splitVariables(action[1]), url: splitVariables(action[2]) }
  }
  if (joined.startsWith('## ')) return { kind: 'heading', spans: parseSpans(joined.slice(3)) }
  return { kind: 'paragraph', spans: parseSpans(joined) }
}

function parseSpans(line: string): Span[] {
  const pieces = line.split('**')
  // An odd marker is a pair of asterisks somebody typed: leave it as it is.
  if (pieces.length % 2 === 0) return [{ parts: splitVariables(line), strong: false }]
  return pieces
    .map((piece, i) => ({ parts: splitVariables(piece), strong: i % 2 === 1 }))
    .filter((span) => span.parts.length > 0)
}
