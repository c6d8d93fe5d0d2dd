import type { Block } from '../messages/index.ts'
import { parisDateTime } from '../shared/paris-time.ts'
import type { Wording } from './document-port.ts'
import type { Part } from './part.ts'
import { printDocument } from './print-document.ts'

/** One criterion: its readings sorted, never by person. */
export interface CriterionReasons {
  name: string
  /** « 4 et 4 », already worded */
  readings: string
  /** « 20 / 25 » */
  points: string
  /** why, in words */
  why: string
}

export interface DecisionLetterModel {
  /** the authority's own head, then who signs for it */
  authority: readonly string[]
  /** « Orléans, le 20 mai 2027 » */
  placeAndDate: string
  /** number of the decision */
  number: string
  /** who follows the dossier, and how to reach them */
  followedBy: readonly string[]
  to: string
  copies?: string
  subject: string
  /** the letter's own words, as staff released them */
  body: readonly Block[]
  /** put after the body's paragraph number `after` (0 before all of it) */
  scores?: {
    after: number
    criteria: readonly CriterionReasons[]
    total: string
    /** « seuil : 60, et au moins 2 aux critères 1 et 3 » */
    threshold: string
    note: string
  }
  /** absent on a draft: nothing says « signed » that is not */
  signed?: { name: string; quality: string; at: Date }
  code?: string
  verifyAt?: string
  /** written in the file when the letter is not signed yet */
  date: Date
}

/** The letter of a decision, as the site shows it. */
export function decisionLetterPdf(
  model: DecisionLetterModel,
  { lang, t }: Wording
): Promise<Buffer> {
  const { authority, subject, body, number, scores, signed, code } = model
  const say = (key: string, variables = {}) => t(`documents.decision.${key}`, variables)
  const after = scores?.after ?? 0
  const right = [model.placeAndDate, say('number', { number }), ...model.followedBy]
  const parts: Part[] = [
    { kind: 'letterhead', left: authority, right },
    { kind: 'text', text: say('to', { name: model.to }) },
    ...(model.copies
      ? [{ kind: 'text' as const, text: say('copies', { names: model.copies }), soft: true }]
      : []),
    { kind: 'title', text: subject },
    ...body.slice(0, after),
    ...(scores ? scoreParts(scores, say) : []),
    ...body.slice(after),
    signed
      ? {
          kind: 'signed',
          name: signed.name,
          quality: signed.quality,
          statement: say('signed', { instant: parisDateTime(signed.at, lang) })
        }
      : { kind: 'note', title: say('draft'), paragraphs: [say('draft-meaning')] },
    ...(code && model.verifyAt
      ? [
          {
            kind: 'text' as const,
            text: say('verify', { code, address: model.verifyAt }),
            soft: true
          }
        ]
      : [])
  ]
  return printDocument({
    lang,
    title: `${number}, ${subject}`,
    author: authority[0] ?? '',
    date: signed?.at ?? model.date,
    footer: say('number', { number }),
    parts
  })
}

function scoreParts(
  { criteria, total, threshold, note }: NonNullable<DecisionLetterModel['scores']>,
  say: (key: string) => string
): Part[] {
  return [
    { kind: 'section', text: say('reasons') },
    {
      kind: 'table',
      caption: '',
      head: [say('criterion'), say('readings'), say('points')],
      widths: [66, 18, 16],
      figures: [2],
      rows: criteria.map(({ name, readings, points, why }) => [
        { text: name, strong: true, under: why },
        { text: readings },
        { text: points }
      ]),
      total: [
        { text: say('total'), strong: true, under: threshold },
        { text: '' },
        { text: total, strong: true }
      ]
    },
    { kind: 'text', text: note, soft: true }
  ]
}
