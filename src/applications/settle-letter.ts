import type { Account } from '../accounts/index.ts'
import { accessTo } from './access.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import { sendPlain } from './leave.ts'

interface OnDossier {
  account: Account
  number: string
  command: string
}

/**
 * A letter whose alert failed was handed over otherwise: how, and when, as staff record it.
 * @param dueAt for a correction, the date counted from that moment
 */
export async function settleLetter(
  deps: ApplicationsDeps,
  { account, number, command, how, at, dueAt }: OnDossier & { how: string; at: Date; dueAt?: Date }
): Promise<void> {
  const { person } = await accessTo(deps, account, number)
  const event = {
    ...{ type: 'SETTLE_LETTER', how, at: at.getTime() },
    ...(dueAt && { dueAt: dueAt.getTime() })
  }
  await deps.engine.send({
    ...{ chart: 'application', id: number, event, command },
    by: { id: account.id, roles: person.roles }
  })
}

/** Tries the alert again, once its address was mended. */
export function resendLetter(deps: ApplicationsDeps, args: OnDossier): Promise<void> {
  return sendPlain(deps, 'RESEND_LETTER', args)
}
