import type { Wording } from './document-port.ts'
import type { Part } from './part.ts'
import { printDocument } from './print-document.ts'

export interface MinutesModel {
  call: { number: string; title: string }
  organiser: readonly string[]
  /** « Procès-verbal du jury » */
  title: string
  /** « Séance du mardi 11 mai 2027, de 14 h 00 à 16 h 05. Orléans, hôtel de Région. » */
  session: string
  /** « Projet, version 2, à relire avant… »; absent once signed */
  draft?: string
  sections: readonly { title: string; parts: readonly Part[] }[]
  signatures: readonly { name: string; quality: string; note: string }[]
  /** from what they were made: how many events, and the fingerprint of their journal */
  made: { events: number; fingerprint: string; version: number }
  /** who may not have them yet, and until when */
  confidentiality?: string
  date: Date
}

/** The minutes of a jury, from the events of its session. Sections are numbered as on screen. */
export function minutesPdf(model: MinutesModel, { lang, t }: Wording): Promise<Buffer> {
  const { call, title, sections, signatures, made, draft } = model
  const parts: Part[] = [
    {
      kind: 'letterhead',
      left: model.organiser,
      right: [call.title, t('documents.minutes.call', call)]
    },
    ...(draft ? [{ kind: 'text' as const, text: draft, strong: true }] : []),
    { kind: 'title', text: title, under: model.session },
    ...sections.flatMap((section, index): Part[] => [
      { kind: 'section', text: `${index + 1}. ${section.title}` },
      ...section.parts
    ]),
    { kind: 'signatures', people: signatures },
    { kind: 'text', text: t('documents.minutes.made', made), soft: true },
    ...(model.confidentiality
      ? [{ kind: 'text' as const, text: model.confidentiality, soft: true }]
      : [])
  ]
  return printDocument({
    ...{ lang, title: `${title}, ${call.number}`, author: model.organiser[0] ?? '' },
    ...{
      date: model.date,
      footer: draft ? `${title} · ${draft}` : `${title} · ${call.number}`,
      parts
    }
  })
}
