import type PDFDocument from 'pdfkit'
import type { Run } from '../messages/index.ts'
import type { Weight } from './fonts.ts'
import { typeSetter } from './type-setter.ts'

type Document = InstanceType<typeof PDFDocument>
export type Element = PDFKit.PDFStructureElement

/** What pdfkit takes and its types do not know yet. */
interface StructureOptions extends PDFKit.Mixins.StructureElementOptions {
  scope?: 'Row' | 'Column'
}

/** A4, in points. */
export const PAGE = { left: 62, right: 533, width: 471, top: 60, bottom: 766 }

export const COLOURS = {
  ink: '#1b1f1d',
  soft: '#565b57',
  accent: '#0b5d4b',
  line: '#cfccc2',
  sunken: '#f4f1e9'
}

export interface Style {
  size?: number
  weight?: Weight
  colour?: string
  x?: number
  width?: number
  align?: 'left' | 'right'
  lineGap?: number
}

/** How a page is written: every word belongs to the structure, every ornament is an artifact. */
export interface PageWriter {
  readonly doc: Document
  /** An element of the structure with its words, written where the pen is. */
  element(parent: Element, type: string, write: () => void, options?: StructureOptions): void
  /** An element that holds others. */
  group(
    parent: Element,
    type: string,
    fill: (element: Element) => void,
    options?: StructureOptions
  ): void
  /** Lines, bands and page numbers: nothing that is read aloud. */
  ornament(draw: () => void, type?: 'Layout' | 'Pagination'): void
  write(runs: readonly Run[], style?: Style): void
  /** Height that a text takes, in points. */
  heightOf(text: string, style: Style): number
  /** Goes to the next page unless so many points are left on this one. */
  keep(points: number): void
  space(points: number): void
}

export const BODY = 10.5

export function pageWriter(doc: Document): PageWriter {
  const cut = typeSetter(doc)
  return {
    doc,
    element(parent, type, write, options = {}) {
      parent.add(doc.struct(type, options, write))
    },
    group(parent, type, fill, options = {}) {
      const element = doc.struct(type, options)
      parent.add(element)
      fill(element)
      element.end()
    },
    ornament(draw, type = 'Layout') {
      doc.markContent('Artifact', { type })
      doc.save()
      draw()
      doc.restore()
      doc.endMarkedContent()
    },
    write(runs, style = {}) {
      const { size = BODY, weight = 'regular', colour = COLOURS.ink } = style
      const { x = PAGE.left, width = PAGE.width, align = 'left', lineGap = 2.5 } = style
      const stretches = runs.flatMap((run) => cut(run.text, run.strong ? 'bold' : weight))
      doc.fontSize(size).fillColor(colour)
      doc.x = x
      stretches.forEach(({ face, text }, index) => {
        const continued = index < stretches.length - 1
        doc.font(face).text(text, { width, align, lineGap, continued })
      })
      doc.x = PAGE.left
    },
    heightOf(text, { size = BODY, weight = 'regular', width = PAGE.width, lineGap = 2.5 }) {
      doc.font(weight).fontSize(size)
      return text === '' ? 0 : doc.heightOfString(text, { width, lineGap })
    },
    keep(points) {
      if (doc.y + points > PAGE.bottom) doc.addPage()
    },
    space(points) {
      doc.y += points
    }
  }
}
