import type { ReadingSection, ReadView } from '../forms/index.ts'
import { parisDateTime } from '../shared/paris-time.ts'
import type { Wording } from './document-port.ts'
import type { Part } from './part.ts'
import { printDocument } from './print-document.ts'
import { inFours } from './receipt-pdf.ts'

export interface ApplicationModel {
  application: string
  territory: string
  title?: string
  call: { number: string; title: string }
  revision: number
  fingerprint: string
  /** when this revision was frozen */
  frozenAt: Date
  receivedAt?: Date
  /** from readingView of src/forms, on the revision's own form and answers */
  sections: readonly ReadingSection[]
}

/** One frozen revision of a dossier, to be printed or shared. */
export function applicationPdf(model: ApplicationModel, { lang, t }: Wording): Promise<Buffer> {
  const { application, territory, revision, call, frozenAt, receivedAt } = model
  const say = (key: string, variables = {}) => t(`documents.application.${key}`, variables)
  const title = say('title', { application, territory })
  const parts: Part[] = [
    { kind: 'title', over: say('call', call), text: model.title ?? title, under: title },
    {
      kind: 'facts',
      rows: [
        { label: say('version'), value: String(revision) },
        { label: say('frozen'), value: parisDateTime(frozenAt, lang) },
        {
          label: say('received'),
          value: receivedAt ? parisDateTime(receivedAt, lang) : say('not-submitted')
        },
        { label: say('fingerprint'), value: inFours(model.fingerprint) }
      ]
    },
    ...model.sections.flatMap((section): Part[] => [
      { kind: 'section', text: `${section.letter}. ${section.title}` },
      ...section.answers.flatMap(({ code, label, answer, note }): Part[] => [
        { kind: 'subsection', text: code ? `${code}. ${label}` : label },
        ...(answer ? answerParts(answer, say) : []),
        ...(note ? [{ kind: 'text' as const, text: note, soft: true }] : [])
      ])
    ])
  ]
  const footer = say('footer', { application, revision })
  return printDocument({ lang, title, author: territory, date: frozenAt, footer, parts })
}

type Say = (key: string, variables?: object) => string

/** Each kind of answer in its own way: none is left out, none is cut. */
function answerParts(answer: ReadView, say: Say): Part[] {
  switch (answer.kind) {
    case 'line':
      return lines([answer.text], answer.soft)
    case 'paragraphs':
      return lines(answer.paragraphs)
    case 'chips':
      return [{ kind: 'list', items: answer.chips.map((text) => [{ text }]) }]
    case 'scale': {
      const chosen = answer.steps.find((step) => step.current)
      return chosen ? lines([chosen.label], chosen.hint) : []
    }
    case 'link':
      return lines([answer.text === answer.href ? answer.href : `${answer.text}, ${answer.href}`])
    case 'person':
      return lines([[answer.name, ...answer.lines, answer.mail ?? ''].filter(Boolean).join(', ')])
    case 'table':
      return [
        {
          kind: 'table',
          caption: '',
          head: answer.head,
          widths: answer.head.map((_, index) => (index === 0 ? 5 : 4)),
          rows: answer.rows.map(({ title, cells }) => [
            { text: title, strong: true },
            ...cells.map((text) => ({ text }))
          ])
        }
      ]
    case 'budget':
      return answer.sides.map((side) => ({
        kind: 'table',
        caption: '',
        head: [side.title, say('amount')],
        widths: [70, 30],
        figures: [1],
        rows: side.rows.map(({ label, amount }) => [{ text: label }, { text: amount }]),
        total: [
          { text: side.totalLabel, strong: true },
          { text: side.total, strong: true }
        ]
      }))
    case 'files':
      return [
        {
          kind: 'list',
          items: answer.files.map(({ name, facts }) => [{ text: `${name} (${facts})` }])
        }
      ]
  }
}

function lines(texts: readonly string[], soft = ''): Part[] {
  return [
    ...texts.map((text) => ({ kind: 'text' as const, text })),
    ...(soft ? [{ kind: 'text' as const, text: soft, soft: true }] : [])
  ]
}
