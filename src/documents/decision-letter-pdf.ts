import type { Block } from '../messages/index.ts'
import { parisDateTime } from '../shared/paris-time.ts'
import type { Wording } from './document-port.ts'
import type { Part } from './part.ts'
import { printDocument } from './print-document.ts'

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
  const { authority, subject, body, number, signed, code } = model
  const say = (key: string, variables = {}) => t(`documents.decision.${key}`, variables)
  const right = [model.placeAndDate, say('number', { number }), ...model.followedBy]
  const parts: Part[] = [
    { kind: 'letterhead', left: authority, right },
    { kind: 'text', text: say('to', { name: model.to }) },
    ...(model.copies
      ? [{ kind: 'text' as const, text: say('copies', { names: model.copies }), soft: true }]
      : []),
    { kind: 'title', text: subject },
    ...body,
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
