export type MessageRefusal =
  'not-a-draft' | 'not-failed' | 'already-settled' | 'under-way' | 'bad-address' | 'forgotten'

/** What cannot be done with a message now; worded by the locale key `mails.refused.<code>`. */
export class MessageRefused extends Error {
  readonly code: MessageRefusal

  constructor(code: MessageRefusal) {
    super(`Message refused: ${code}`)
    this.name = 'MessageRefused'
    this.code = code
  }
}
