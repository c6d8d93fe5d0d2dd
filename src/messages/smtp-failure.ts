/** What a failed try leaves: the reply code if a server answered, its words or the network's. */
export interface SmtpFailure {
  code: number | null
  answer: string
  /** SMTP command that was refused, such as `RCPT TO` */
  command: string
}

const LONGEST_ANSWER = 500

/** Reads nodemailer's error. Anything else is a mistake of ours and is thrown on. */
export function smtpFailure(error: unknown): SmtpFailure {
  if (!(error instanceof Error) || !('code' in error)) throw error
  const { response, responseCode, command } = error as Error & Record<string, unknown>
  return {
    code: typeof responseCode === 'number' ? responseCode : null,
    answer: (typeof response === 'string' ? response : error.message).slice(0, LONGEST_ANSWER),
    command: typeof command === 'string' ? command : ''
  }
}

/**
 * A 5xx is final when it answers this message (its sender, recipient or content). Said on connection or at
 * sign-in, it is about our own settings: the mail waits for somebody to mend them.
 */
export function isPermanent({ code, command }: SmtpFailure): boolean {
  return code !== null && code >= 500 && /^(MAIL FROM|RCPT TO|DATA|BDAT)/.test(command)
}
