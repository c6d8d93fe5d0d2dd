/** What a failed try leaves: the reply code if a server answered, its words or the network's. */
export interface SmtpFailure {
  code: number | null
  answer: string
  /** SMTP command that was refused, such as `RCPT TO` */
  command: string
}

const LONGEST_ANSWER = 500

interface MailError {
  code: string
  message: string
  response?: string
  responseCode?: number
  command?: string
}

/** Reads nodemailer's error or the network's. Anything else is a mistake of ours and is thrown on. */
export function smtpFailure(error: unknown): SmtpFailure {
  if (!isMailError(error)) throw error
  const { message, response, responseCode, command } = error
  return {
    code: responseCode ?? null,
    answer: (response ?? message).slice(0, LONGEST_ANSWER),
    command: command ?? ''
  }
}

/** Errors of the network have a code and may come from another realm: `instanceof` does not tell. */
function isMailError(error: unknown): error is MailError {
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error
}

/**
 * A 5xx is final when it answers this message (its sender, recipient or content). Said on connection or at
 * sign-in, it is about our own settings: the mail waits for somebody to mend them.
 */
export function isPermanent({ code, command }: SmtpFailure): boolean {
  return code !== null && code >= 500 && /^(MAIL FROM|RCPT TO|DATA|BDAT)/.test(command)
}
