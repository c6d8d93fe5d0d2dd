export { createMessages, type Messages } from './create-messages.ts'
export { checkLetter, COMMON_VARIABLES, variablesOf } from './letters/check-letter.ts'
export { fillLetter } from './letters/fill-letter.ts'
export type { Block, Run } from './letters/letter-blocks.ts'
export {
  letterDefinition,
  sourceIn,
  type LetterDefinition,
  type Letters,
  type LetterSource,
  type LetterValue,
  type LetterValues
} from './letters/letter-definition.ts'
export { LetterRefused, type LetterRefusal } from './letters/letter-refused.ts'
export { loadLetters } from './letters/load-letters.ts'
export { VARIABLES, type VariableName } from './letters/variables.ts'
export { mailAddress } from './mail-address.ts'
export type {
  Attempt,
  HandoverMeans,
  Message,
  MessageState,
  OutcomeKind,
  Reception,
  Recipient,
  RenderedMail,
  Settlement
} from './message.ts'
export { MessageRefused, type MessageRefusal } from './message-refused.ts'
export type { MessagesOptions } from './outbox.ts'
export type { MessageQuery } from './queries.ts'
export type { MailFrame, RenderPort } from './render-mail.ts'
export { sinkTransport, smtpTransport, type Transport } from './transport.ts'
export type { LetterRequest } from './write-message.ts'
