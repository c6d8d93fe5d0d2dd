import type { Lang } from '../../shared/lang.ts'
import { safeLink } from './safe-link.ts'

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}

/** Text made harmless inside an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
}

/**
 * A sentence of `locales/` with little marks: `**strong**`, `_soft_` and `[words](name)`, a link to the
 * variable `name`. Marks are read before variables are put in, so that nothing a person typed can be one.
 */
export function richText(
  template: string,
  variables: Readonly<Record<string, unknown>>,
  lang: Lang
): string {
  return escapeHtml(template)
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![\w{])_(.+?)_(?![\w}])/g, '<span class="soft">$1</span>')
    .replace(/\[(.+?)\]\((\w+)\)/g, (_mark, words: string, name: string) => {
      return `<a href="${escapeHtml(safeLink(variables[name], lang))}">${words}</a>`
    })
    .replace(/\{\{\s*(\w+)\s*\}\}/g, (_mark, name: string) => {
      return escapeHtml(spoken(variables[name]))
    })
}

/** Several lines typed by a person: a blank line begins a paragraph, a single one a line. */
export function paragraphs(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .filter(Boolean)
    .map((part) => `<p>${escapeHtml(part.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('\n')
}

function spoken(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
