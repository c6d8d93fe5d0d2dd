export type FileRefusal =
  | 'empty'
  | 'too-large'
  | 'dossier-too-large'
  | 'cut-off'
  | 'type-unknown'
  | 'type-forbidden'
  | 'old-office'
  | 'encrypted'
  | 'truncated'
  | 'unreadable'
  | 'macros'
  | 'polyglot'

/**
 * A file that is not taken. Worded by the locale key `documents.files.<code>` with `params`: `name` as it was
 * sent, `type` as it was recognised (an extension), `size` and `max` in bytes.
 */
export class FileRefused extends Error {
  readonly code: FileRefusal
  readonly params: Readonly<Record<string, string | number>>

  constructor(code: FileRefusal, params: Readonly<Record<string, string | number>> = {}) {
    super(`File refused: ${code} ${JSON.stringify(params)}`)
    this.name = 'FileRefused'
    this.code = code
    this.params = params
  }
}

/** What is on the disk is no longer what was written: restore it from a backup. Never served. */
export class FileDamaged extends Error {
  readonly sha256: string

  constructor(sha256: string, found: string) {
    super(`The file ${sha256} is damaged: ${found}`)
    this.name = 'FileDamaged'
    this.sha256 = sha256
  }
}
