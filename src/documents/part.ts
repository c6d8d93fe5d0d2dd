import type { Block, Run } from '../messages/index.ts'

/** One cell: what it says, in one or two strengths. */
export interface Cell {
  text: string
  strong?: boolean
  /** smaller and softer, under the text */
  under?: string
}

/** What a printed document is made of, from the top of its first page to the end. */
export type Part =
  | Block
  | { kind: 'letterhead'; left: readonly string[]; right: readonly string[] }
  | { kind: 'title'; text: string; over?: string; under?: string }
  | { kind: 'section'; text: string }
  /** `room`: points to keep under it on the same page */
  | { kind: 'subsection'; text: string; room?: number }
  | { kind: 'text'; text: string; soft?: boolean; strong?: boolean }
  | { kind: 'facts'; rows: readonly { label: string; value: string }[] }
  | {
      kind: 'table'
      /** said to screen readers, and shown small above */
      caption: string
      head: readonly string[]
      rows: readonly (readonly Cell[])[]
      /** shares of the width, in order */
      widths: readonly number[]
      /** positions of the columns of figures */
      figures?: readonly number[]
      total?: readonly Cell[]
    }
  | { kind: 'note'; title: string; paragraphs: readonly string[] }
  | { kind: 'entry'; margin: readonly string[]; runs: readonly Run[] }
  | { kind: 'quote'; text: string; source: string }
  /** figures and words to copy exactly, line by line */
  | { kind: 'proof'; lines: readonly string[] }
  | { kind: 'signed'; name: string; quality: string; statement: string }
  | { kind: 'signatures'; people: readonly { name: string; quality: string; note: string }[] }
  /** room to write by hand */
  | { kind: 'blank'; lines: number }

/** A whole document. The same one gives the same bytes. */
export interface PrintedDocument {
  lang: 'fr' | 'en'
  title: string
  author: string
  /** written in the file; never the machine's clock */
  date: Date
  /** at the foot of every page, before its number */
  footer: string
  parts: readonly Part[]
}
