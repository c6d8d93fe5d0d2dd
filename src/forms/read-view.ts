/** An answer to be read, as plain data: a page or a PDF shows each kind its own way. */
export type ReadView =
  | { kind: 'line'; text: string; soft?: string }
  | { kind: 'paragraphs'; paragraphs: string[] }
  | { kind: 'chips'; chips: string[] }
  | { kind: 'scale'; steps: { label: string; hint: string; current: boolean }[] }
  | { kind: 'link'; href: string; text: string }
  | { kind: 'person'; name: string; lines: string[]; mail?: string }
  | { kind: 'table'; caption: string; head: string[]; rows: { title: string; cells: string[] }[] }
  | { kind: 'budget'; sides: BudgetSideView[] }
  | { kind: 'files'; files: FileView[] }

export interface BudgetSideView {
  title: string
  rows: { label: string; amount: string }[]
  total: string
  totalLabel: string
}

export interface FileView {
  id: string
  name: string
  /** « PDF, 214 Ko » */
  facts: string
  href?: string
}

/** A text cut at its empty lines; single line breaks stay inside a paragraph. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\n\s*\n/).filter((one) => one.trim() !== '')
}
