import type { Account } from '../accounts/index.ts'
import { BadInput, NotFound } from '../shared/errors.ts'
import { accessTo, type Access } from './access.ts'
import type { ApplicationsDeps, HandoverMeans } from './applications-deps.ts'
import { sendPlain } from './leave.ts'
import { offersTo } from './offers.ts'

interface OnDossier {
  account: Account
  number: string
  command: string
}

/** What was handed over has been. */
const TO_COME = { field: 'at', code: 'application.letter-to-come' }

/**
 * A letter whose alert failed was handed over otherwise: how, and when, as staff record it.
 * @param dueAt for a correction, the date counted from that moment
 */
export async function settleLetter(
  deps: ApplicationsDeps,
  { account, number, command, how, at, dueAt }: OnDossier & { how: string; at: Date; dueAt?: Date }
): Promise<void> {
  const { person } = await accessTo(deps, account, number)
  if (at > deps.clock.now()) throw new BadInput([TO_COME])
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

/**
 * Sends one failed letter again, to its address or a mended one.
 * @throws NotFound unless the account is an officer of this letter's dossier; what the outbox refuses
 */
export async function retryLetter(
  deps: ApplicationsDeps,
  { account, number, letter, address }: OnLetter & { address: string }
): Promise<void> {
  await letterOf(deps, { account, number, letter })
  await deps.letters.retry(letter, address)
}

/**
 * One letter was handed over by other means. The dossier hears of it where it waits for this letter; the letter
 * itself is settled in any case.
 * @throws NotFound; BadInput for a date to come, or without a word of how; what the outbox refuses
 */
export async function handOverLetter(
  deps: ApplicationsDeps,
  {
    account,
    number,
    command,
    letter,
    how,
    at,
    note
  }: OnLetter & { command: string; how: HandoverMeans; at: Date; note: string }
): Promise<void> {
  const access = await letterOf(deps, { account, number, letter })
  if (at > deps.clock.now()) throw new BadInput([TO_COME])
  if (note.trim() === '') throw new BadInput([{ field: 'note', code: 'application.letter-how' }])
  const offers = await offersTo(deps, { access })
  const waits = offers.some(({ event, allowed }) => event === 'SETTLE_LETTER' && allowed)
  if (waits) await settleLetter(deps, { account, number, command, how, at })
  const handover = { how, at, to: note.trim(), note: note.trim(), by: account.id }
  await deps.letters.settleByHand(letter, handover)
}

interface OnLetter {
  account: Account
  number: string
  letter: string
}

async function letterOf(
  deps: ApplicationsDeps,
  { account, number, letter }: OnLetter
): Promise<Access> {
  const access = await accessTo(deps, account, number)
  const found = await deps.letters.find(letter)
  if (!access.person.roles.includes('officer') || found?.application !== number) {
    throw new NotFound(`letter ${letter} of ${number}`)
  }
  return access
}
