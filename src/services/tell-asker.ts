import { createHash } from 'node:crypto'
import type { Calls, PublicQuestion } from '../calls/index.ts'
import type { Messages } from '../messages/index.ts'
import { inLang } from '../shared/lang.ts'
import { publicPaths } from '../web/public/paths.ts'

/**
 * Mails the published answer to whoever asked and left an address; a corrected answer is another mail, the
 * same one again is not.
 */
export async function tellAsker(
  { calls, messages, baseUrl }: { calls: Calls; messages: Messages; baseUrl: string },
  { _id, call, text, askedBy, answer }: PublicQuestion
): Promise<void> {
  if (!askedBy || !answer) return
  const { content } = await calls.content({ number: call })
  const wording = createHash('sha256').update(answer).digest('hex').slice(0, 16)
  await messages.queue({
    key: `question:${_id}:${wording}`,
    to: { address: askedBy },
    letter: 'question-answered',
    // the page where it was asked does not keep its language: the call's own is French
    lang: 'fr',
    values: {
      appel: inLang(content.shortTitle, 'fr').text,
      question: text,
      reponse: answer,
      lien: `${baseUrl}${publicPaths.questions(call)}`
    },
    call,
    replyTo: content.organiser.mail
  })
}
