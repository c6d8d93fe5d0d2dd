import { changeMessage } from './change-message.ts'
import { checkLetter } from './letters/check-letter.ts'
import { sourceIn, type LetterSource } from './letters/letter-definition.ts'
import type { Message } from './message.ts'
import type { Outbox } from './outbox.ts'
import { MessageRefused } from './message-refused.ts'
import { renderMail } from './render-mail.ts'
import { storeOnce } from './store-once.ts'
import { definitionOf, fillWords, writeMessage, type LetterRequest } from './write-message.ts'

/**
 * Writes a letter and holds it: staff read it, may change its words, and let it leave.
 * @throws LetterRefused
 */
export function prepareLetter(outbox: Outbox, request: LetterRequest): Promise<Message> {
  return storeOnce(outbox, request.key, () => {
    const { subject, body, lang } = sourceIn(definitionOf(outbox, request), request.lang)
    return {
      ...writeMessage(outbox, { ...request, lang }),
      state: 'draft',
      nextAt: null,
      draft: { source: { subject, body }, values: { ...outbox.defaults, ...request.values } }
    }
  })
}

/**
 * Changes the words of a letter that has not left. Only variables of this letter are replaced.
 * @param definition the call's own, if it was given when the letter was prepared
 * @throws LetterRefused on the first mistake, MessageRefused not-a-draft
 */
export function rewriteLetter(
  outbox: Outbox,
  id: string,
  source: LetterSource,
  definition?: LetterRequest['definition']
): Promise<Message> {
  return changeMessage(outbox, id, (message) => {
    if (message.state !== 'draft' || !message.draft) throw new MessageRefused('not-a-draft')
    const letter = definitionOf(outbox, {
      letter: message.letter,
      ...(definition && { definition })
    })
    const [mistake] = checkLetter(source, letter)
    if (mistake) throw mistake
    const { values } = message.draft
    const { shown, full } = fillWords(source, values, message.lang, message.secret)
    const { renderer, frame } = outbox
    // The alert of a letter tells nothing of its words: it stays as it is.
    const mail =
      message.kind === 'mail'
        ? renderMail(renderer, frame, { ...full, lang: message.lang })
        : message.mail
    return { ...shown, mail, draft: { source, values } }
  })
}

/**
 * Lets a letter leave. Once released, released again changes nothing.
 * @param by account of who read it
 */
export async function releaseLetter(outbox: Outbox, id: string, by: string): Promise<Message> {
  const message = await changeMessage(outbox, id, ({ state }) =>
    state === 'draft'
      ? { state: 'queued', nextAt: outbox.clock.now(), releasedBy: by, draft: null }
      : null
  )
  outbox.wake()
  return message
}
