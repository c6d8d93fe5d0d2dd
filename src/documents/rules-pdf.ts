import { parisDateTime } from '../shared/paris-time.ts'
import type { OrganiserFacts, Wording } from './document-port.ts'
import { organiserLines } from './organiser-lines.ts'
import type { Part } from './part.ts'
import { printDocument } from './print-document.ts'
import { inFours } from './receipt-pdf.ts'

export interface RulesModel {
  call: { number: string; title: string }
  organiser: OrganiserFacts
  version: number
  sealedAt: Date
  /** SHA-256 of the sealed rules */
  fingerprint: string
  calendar: readonly { label: string; when: string }[]
  /** who may apply, what is offered, how it is decided… in the call's own words */
  sections: readonly { title: string; paragraphs: readonly string[]; items?: readonly string[] }[]
  grid: readonly { name: string; weight: number; levels: readonly string[] }[]
  /** threshold, floors, places, ties and constraints, a sentence each */
  selection: readonly string[]
  mentions: readonly string[]
  /** amendments, oldest first */
  amendments: readonly { at: Date; reason: string; changes: readonly string[] }[]
}

/** The rules of a call, as they were sealed: what the page shows, to print and keep. */
export function rulesPdf(model: RulesModel, { lang, t }: Wording): Promise<Buffer> {
  const { call, organiser, version, sealedAt, grid } = model
  const say = (key: string, variables = {}) => t(`documents.rules.${key}`, variables)
  const parts: Part[] = [
    { kind: 'letterhead', left: organiserLines(organiser), right: [say('call', call)] },
    { kind: 'title', over: say('title'), text: call.title },
    {
      kind: 'facts',
      rows: [
        { label: say('version'), value: String(version) },
        { label: say('sealed'), value: parisDateTime(sealedAt, lang) },
        { label: say('fingerprint'), value: inFours(model.fingerprint) }
      ]
    },
    ...amendmentParts(model, lang, say),
    ...model.sections.flatMap((section) => sectionParts(section)),
    { kind: 'section', text: say('calendar') },
    { kind: 'facts', rows: model.calendar.map(({ label, when }) => ({ label, value: when })) },
    ...(grid.length > 0 ? gridParts(grid, say) : []),
    ...sectionParts({ title: say('selection'), paragraphs: [], items: model.selection }),
    ...sectionParts({ title: say('mentions'), paragraphs: model.mentions })
  ]
  const title = `${say('title')}, ${call.title}`
  const footer = say('footer', { number: call.number, version })
  return printDocument({ lang, title, author: organiser.name, date: sealedAt, footer, parts })
}

type Say = (key: string, variables?: object) => string

function sectionParts({ title, paragraphs, items = [] }: RulesModel['sections'][number]): Part[] {
  if (paragraphs.length === 0 && items.length === 0) return []
  return [
    { kind: 'section', text: title },
    ...paragraphs.map((text) => ({ kind: 'text' as const, text })),
    ...(items.length > 0 ? [{ kind: 'list' as const, items: items.map((text) => [{ text }]) }] : [])
  ]
}

function gridParts(grid: RulesModel['grid'], say: Say): Part[] {
  return [
    { kind: 'section', text: say('grid') },
    ...grid.flatMap(({ name, weight, levels }, index): Part[] => [
      { kind: 'subsection', text: say('criterion', { n: index + 1, name, weight }) },
      {
        kind: 'facts',
        rows: levels.map((text, level) => ({ label: say('level', { level }), value: text }))
      }
    ])
  ]
}

function amendmentParts({ amendments }: RulesModel, lang: Wording['lang'], say: Say): Part[] {
  return amendments.map(({ at, reason, changes }) => ({
    kind: 'note',
    title: say('amendment', { instant: parisDateTime(at, lang) }),
    paragraphs: [reason, ...changes]
  }))
}
