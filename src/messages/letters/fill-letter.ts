import type { Lang } from '../../shared/lang.ts'
import { formatValue } from './format-value.ts'
import type { Block, Run } from './letter-blocks.ts'
import type { LetterSource, LetterValue, LetterValues } from './letter-definition.ts'
import { LetterRefused } from './letter-refused.ts'
import { parseLetter, type SourceBlock, type Span } from './parse-letter.ts'
import { fillParts, splitVariables } from './split-variables.ts'
import type { VariableName } from './variables.ts'

/**
 * Fills the variables of a letter.
 * @param hideLinks for other eyes than its reader's: buttons lose their address, `{{lien}}` its value
 * @throws LetterRefused missing-value when a value is absent where a sentence needs it, list-in-a-line,
 * unsafe-link, empty-subject, empty-body, and what parseLetter throws
 */
export function fillLetter(
  source: LetterSource,
  values: LetterValues,
  lang: Lang,
  { hideLinks = false } = {}
): { subject: string; blocks: Block[] } {
  const known = hideLinks ? { ...values, lien: '…' } : values
  const valueOf = (name: VariableName) => oneLine(name, known[name], lang)
  const subject = cleanLine(fillParts(splitVariables(source.subject), valueOf))
  if (!subject) throw new LetterRefused('empty-subject')
  const blocks = parseLetter(source.body).flatMap((block) =>
    fillBlock(block, known, lang, hideLinks)
  )
  if (blocks.length === 0) throw new LetterRefused('empty-body')
  return { subject, blocks }
}

function fillBlock(
  block: SourceBlock,
  values: LetterValues,
  lang: Lang,
  hideLinks: boolean
): Block[] {
  const valueOf = (name: VariableName) => oneLine(name, values[name], lang)
  const fillSpans = (spans: readonly Span[]): Run[] =>
    spans.map(({ parts, strong }) => {
      const text = fillParts(parts, valueOf)
      return strong ? { text, strong } : { text }
    })
  switch (block.kind) {
    case 'action': {
      const url = hideLinks ? null : safeUrl(fillParts(block.url, valueOf))
      return [{ kind: 'action', label: fillParts(block.label, valueOf), url }]
    }
    case 'list':
      return [{ kind: 'list', items: block.items.map(fillSpans) }]
    case 'heading':
      return [{ kind: 'heading', runs: fillSpans(block.spans) }]
    case 'paragraph': {
      const alone = onlyVariable(block.spans)
      return alone
        ? expand(values[alone.name], alone.strong, lang)
        : [{ kind: 'paragraph', runs: fillSpans(block.spans) }]
    }
  }
}

/** A variable alone in its paragraph: nothing, a list, or as many paragraphs as its text has. */
function expand(value: LetterValue | undefined, strong: boolean, lang: Lang): Block[] {
  const runs = (text: string): Run[] => [strong ? { text, strong } : { text }]
  if (Array.isArray(value)) {
    const items = (value as readonly string[]).map((item) => runs(cleanLine(item)))
    const [first, ...others] = items
    // one thing is said in a sentence; a list begins with two
    if (first && others.length === 0) return [{ kind: 'paragraph', runs: first }]
    return first ? [{ kind: 'list', items }] : []
  }
  return formatValue(value as Exclude<LetterValue, readonly string[]> | undefined, lang)
    .split(/\n\s*\n/)
    .map(cleanLine)
    .filter(Boolean)
    .map((text) => ({ kind: 'paragraph', runs: runs(text) }))
}

function onlyVariable(spans: readonly Span[]): { name: VariableName; strong: boolean } | null {
  const [span] = spans
  const [part] = span?.parts ?? []
  if (!span || spans.length > 1 || span.parts.length > 1 || !part || 'text' in part) return null
  return { name: part.variable, strong: span.strong }
}

function oneLine(name: VariableName, value: LetterValue | undefined, lang: Lang): string {
  if (Array.isArray(value)) throw new LetterRefused('list-in-a-line', { name })
  const text = cleanLine(formatValue(value as Exclude<LetterValue, readonly string[]>, lang))
  if (!text) throw new LetterRefused('missing-value', { name })
  return text
}

/**
 * One line without control characters, nor those that turn the direction of writing: nothing that is filled
 * in can start a header or a paragraph, or read as something else.
 */
function cleanLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

function safeUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (!parsed || !['http:', 'https:', 'mailto:'].includes(parsed.protocol)) {
    throw new LetterRefused('unsafe-link', { excerpt: url.slice(0, 60) })
  }
  return parsed.href
}
