import type { Lang } from '../shared/lang.ts'
import { fillLetter } from './letters/fill-letter.ts'
import {
  sourceIn,
  type LetterDefinition,
  type LetterSource,
  type LetterValues
} from './letters/letter-definition.ts'
import { LetterRefused } from './letters/letter-refused.ts'
import type { Message, Recipient } from './message.ts'
import type { Outbox } from './outbox.ts'
import { renderMail } from './render-mail.ts'

/** What somebody asks to send. */
export interface LetterRequest {
  /** stable over retries: asking twice makes one message */
  key: string
  to: Recipient
  /** name of the letter, as in letters.yaml */
  letter: string
  values: LetterValues
  lang: Lang
  /** the words of the call, when they differ from the installation's */
  definition?: LetterDefinition
  /** where answers go: the call's contact */
  replyTo?: string
  ref?: string
  application?: string
  call?: string
}

/** The letter that only says that another one can be read on the site. */
const WAITING = 'letter-waiting'

/** A message with its words filled in, before it is stored. @throws LetterRefused */
export function writeMessage(outbox: Outbox, request: LetterRequest): Message {
  const { key, to, ref, replyTo, application, call } = request
  const values = { ...outbox.defaults, ...request.values }
  const definition = definitionOf(outbox, request)
  const missing = definition.needs.find((name) => isEmpty(values[name]))
  if (missing) {
    throw new LetterRefused('missing-value', { letter: request.letter, name: missing })
  }
  const { lang, ...source } = sourceIn(definition, request.lang)
  const words = fillWords(source, values, lang, definition.secret)
  return {
    _id: key,
    v: 0,
    kind: definition.kind,
    letter: request.letter,
    lang,
    to,
    replyTo: replyTo ?? null,
    ...words.shown,
    draft: null,
    secret: definition.secret,
    mail: mailOf(outbox, definition, values, words.full, lang),
    state: 'queued',
    nextAt: outbox.clock.now(),
    lease: null,
    triedSince: null,
    tries: 0,
    attempts: [],
    createdAt: outbox.clock.now(),
    availableAt: null,
    failedAt: null,
    received: null,
    settled: null,
    releasedBy: null,
    outcomes: [],
    told: 0,
    tellFailures: 0,
    tellAt: null,
    ref: ref ?? null,
    application: application ?? null,
    call: call ?? null
  }
}

/** The words in full, for the mail, and as they are shown on screen, without personal links. */
export function fillWords(
  source: LetterSource,
  values: LetterValues,
  lang: Lang,
  secret: boolean
): { full: Words; shown: Words } {
  const full = fillLetter(source, values, lang)
  return { full, shown: secret ? fillLetter(source, values, lang, { hideLinks: true }) : full }
}

type Words = Pick<Message, 'subject' | 'blocks'>

export function definitionOf(
  { letters }: Pick<Outbox, 'letters'>,
  { letter, definition }: Pick<LetterRequest, 'letter' | 'definition'>
): LetterDefinition {
  const found = definition ?? (Object.hasOwn(letters, letter) ? letters[letter] : undefined)
  if (!found) throw new LetterRefused('unknown-letter', { letter })
  return found
}

/** A mail leaves as written; for a letter, an alert that tells nothing of what it says. */
function mailOf(
  outbox: Outbox,
  definition: LetterDefinition,
  values: LetterValues,
  words: Words,
  lang: Lang
) {
  const { renderer, frame } = outbox
  if (definition.kind === 'mail') return renderMail(renderer, frame, { ...words, lang })
  const alert = sourceIn(definitionOf(outbox, { letter: WAITING }), lang)
  const alertWords = fillLetter(alert, values, alert.lang)
  return renderMail(renderer, frame, { ...alertWords, lang: alert.lang })
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  )
}
