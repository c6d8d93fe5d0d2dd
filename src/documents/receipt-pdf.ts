import { parisDateTime, parisWallTime } from '../shared/paris-time.ts'
import type { OrganiserFacts, Wording } from './document-port.ts'
import { organiserLines } from './organiser-lines.ts'
import type { Part } from './part.ts'
import { printDocument } from './print-document.ts'

export interface ReceiptModel {
  /** AR-VAC-0017 */
  number: string
  application: string
  territory: string
  project?: string
  call: { number: string; title: string }
  receivedAt: Date
  /** who deposited; null when the clock did, at the closing */
  depositedBy: string | null
  /** deposited on paper: how it came, who signed the paper, and who typed it */
  paper?: { how: string; signedBy: string; quality: string; enteredBy: string }
  signed?: { by: string; at: Date }
  revision: number
  answers: number
  files: readonly { name: string; size: string; pages: number | null; sha256: string }[]
  /** SHA-256 of the frozen revision, in hexadecimal */
  fingerprint: string
  code: string
  verifyAt: string
  organiser: OrganiserFacts
  /** person in charge, with their function */
  officer?: string
  /** texts of the call, confirmed by a named person before its opening */
  mentions: { silence: string; appeal: string; court: string; privacy?: string }
  /** what will happen next and when, in the call's words */
  next?: readonly string[]
}

/**
 * The receipt of a deposit. Its mentions are those of CRPA article R112-11-1: date of reception; service in
 * charge, with its address and phone; what silence means and from when; how to contest a refusal. Their
 * wording is the call's own.
 */
export function receiptPdf(model: ReceiptModel, { lang, t }: Wording): Promise<Buffer> {
  const { receivedAt, application, number, organiser, call } = model
  const say = (key: string, variables = {}) => t(`documents.receipt.${key}`, variables)
  const second = String(parisWallTime(receivedAt).second).padStart(2, '0')
  const received = say('instant', { instant: parisDateTime(receivedAt, lang), second })
  const parts: Part[] = [
    { kind: 'letterhead', left: organiserLines(organiser), right: [call.title, say('call', call)] },
    { kind: 'title', over: number, text: say('title'), under: model.territory },
    { kind: 'text', text: say(howKey(model), { ...model, by: model.depositedBy ?? '' }) },
    {
      kind: 'facts',
      rows: [
        { label: say('received'), value: received },
        { label: say('application'), value: application },
        ...(model.project ? [{ label: say('project'), value: model.project }] : []),
        { label: say('deposited-by'), value: model.depositedBy ?? say('the-clock') },
        ...(model.signed
          ? [
              {
                label: say('approved-by'),
                value: `${model.signed.by}, ${parisDateTime(model.signed.at, lang)}`
              }
            ]
          : []),
        ...(model.paper
          ? [
              { label: say('on-paper'), value: model.paper.how },
              { label: say('signed-on-paper'), value: signedOn(model.paper) }
            ].filter(({ value }) => value !== '')
          : []),
        { label: say('version'), value: say('version-holds', versionFacts(model)) },
        { label: say('fingerprint'), value: inFours(model.fingerprint) },
        { label: say('code'), value: model.code }
      ]
    },
    { kind: 'text', text: say('verify', { address: model.verifyAt }) },
    ...filesPart(model, say),
    ...(model.next?.length
      ? [
          { kind: 'section' as const, text: say('next') },
          { kind: 'list' as const, items: model.next.map((text) => [{ text }]) }
        ]
      : []),
    { kind: 'section', text: say('silence') },
    { kind: 'text', text: model.mentions.silence },
    { kind: 'section', text: say('contest') },
    { kind: 'text', text: model.mentions.appeal },
    { kind: 'text', text: model.mentions.court },
    { kind: 'section', text: say('contact') },
    ...(model.officer
      ? [{ kind: 'text' as const, text: say('officer', { name: model.officer }) }]
      : []),
    { kind: 'text', text: organiserLines(organiser).join(', ') },
    ...(model.mentions.privacy
      ? [{ kind: 'text' as const, text: model.mentions.privacy, soft: true }]
      : [])
  ]
  const title = `${say('title')} ${number}`
  const footer = `${title} · ${model.territory}`
  return printDocument({ lang, title, author: organiser.name, date: receivedAt, footer, parts })
}

function signedOn({ signedBy, quality }: NonNullable<ReceiptModel['paper']>): string {
  return [signedBy, quality].filter((one) => one !== '').join(', ')
}

type Say = (key: string, variables?: object) => string

function howKey({ depositedBy, paper }: ReceiptModel): string {
  if (paper) return 'how-paper'
  return depositedBy === null ? 'how-clock' : 'how'
}

function versionFacts({ revision, answers, files }: ReceiptModel) {
  return { revision, answers, count: files.length }
}

function filesPart({ files }: ReceiptModel, say: Say): Part[] {
  if (files.length === 0) return []
  return [
    { kind: 'section', text: say('files') },
    {
      kind: 'table',
      caption: say('files-caption'),
      head: [say('file'), say('size'), say('pages')],
      widths: [70, 18, 12],
      figures: [1, 2],
      rows: files.map(({ name, size, pages, sha256 }) => [
        { text: name, strong: true, under: inFours(sha256) },
        { text: size },
        { text: pages === null ? '' : String(pages) }
      ])
    }
  ]
}

/** `c41e 8a07 59d2…`: a fingerprint that can be read aloud and compared. */
export function inFours(hash: string): string {
  return hash.replace(/(.{4})(?=.)/g, '$1 ')
}
