import type { Lang } from '../shared/lang.ts'
import type { Block } from './letters/letter-blocks.ts'
import type { LetterSource, LetterValues } from './letters/letter-definition.ts'

/**
 * draft: a letter that staff read before it leaves · queued: waits for its (next) try · sending: under way,
 * held by a lease · sent: taken by the mail server, which proves nothing about its reading · failed: refused
 * for good, or given up · settled: delivered by other means, recorded by a person.
 */
export type MessageState = 'draft' | 'queued' | 'sending' | 'sent' | 'failed' | 'settled'

/** What the engine wants to know of a letter: it is where its reader can find it, or it could not be announced. */
export type OutcomeKind = 'available' | 'failed'

export type HandoverMeans = 'phone' | 'registered-letter' | 'post' | 'by-hand' | 'other'

/** An account whose address is looked up when the mail leaves, or an address as it is. */
export interface Recipient {
  account?: string
  address?: string
  name?: string
}

/** One try, with what the mail server said, word for word. */
export interface Attempt {
  at: Date
  address: string
  ok: boolean
  /** SMTP reply code; null when no server answered */
  code: number | null
  answer: string
}

export interface Outcome {
  kind: OutcomeKind
  /** for a letter settled by hand, when it was handed over, not when it was recorded */
  at: Date
}

export interface Settlement {
  how: HandoverMeans
  at: Date
  to: string
  note: string
  by: string
  recordedAt: Date
}

export interface Reception {
  at: Date
  how: 'opened' | HandoverMeans
  by: string
}

/** What leaves by SMTP. */
export interface RenderedMail {
  subject: string
  text: string
  html: string
}

/** One mail, or one letter with the alert that announces it. Its words are rendered once and kept. */
export interface Message {
  /** the idempotency key of whoever asked for it */
  _id: string
  v: number
  kind: 'mail' | 'letter'
  /** name of the letter, as in letters.yaml */
  letter: string
  lang: Lang
  to: Recipient
  replyTo: string | null
  /** as the reader and staff may see them on screen: personal links are masked */
  subject: string
  blocks: Block[]
  /** only while a letter is a draft: what staff edit */
  draft: { source: LetterSource; values: LetterValues } | null
  /** carries a personal link: forgotten once the mail server has taken it */
  secret: boolean
  mail: RenderedMail | null
  state: MessageState
  /** next try, or end of the lease of the try under way */
  nextAt: Date | null
  lease: string | null
  /** start of the present series of tries */
  triedSince: Date | null
  tries: number
  attempts: Attempt[]
  createdAt: Date
  availableAt: Date | null
  failedAt: Date | null
  received: Reception | null
  settled: Settlement | null
  releasedBy: string | null
  outcomes: Outcome[]
  /** how many outcomes the engine has acknowledged */
  told: number
  tellFailures: number
  /** when to tell the next one; null when there is nothing to tell */
  tellAt: Date | null
  /** what the engine's event names, such as the id of a correction */
  ref: string | null
  /** dossier number */
  application: string | null
  /** call number */
  call: string | null
}
