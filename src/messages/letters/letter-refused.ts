export type LetterRefusal =
  | 'unknown-letter'
  | 'unknown-variable'
  | 'not-in-this-letter'
  | 'malformed-variable'
  | 'missing-value'
  | 'list-in-a-line'
  | 'empty-subject'
  | 'empty-body'
  | 'unsafe-link'

/**
 * A letter that cannot be written as asked. Worded by the locale key `mails.refused.<code>` with `params`:
 * `letter`, `name` (of the variable), `nearest` (a variable that looks like it), `excerpt`.
 */
export class LetterRefused extends Error {
  readonly code: LetterRefusal
  readonly params: Readonly<Record<string, string>>

  constructor(code: LetterRefusal, params: Readonly<Record<string, string>> = {}) {
    super(`Letter refused: ${code} ${JSON.stringify(params)}`)
    this.name = 'LetterRefused'
    this.code = code
    this.params = params
  }
}
