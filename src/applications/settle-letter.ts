import type { Account } from '../accounts/index.ts'
import { BadInput, NotFound } from '../shared/errors.ts'
import { accessTo } from './access.ts'
import type { ApplicationInstance } from './application.model.ts'
import type { ApplicationsDeps, HandoverMeans } from './applications-deps.ts'
import { countedAgain } from './counted-again.ts'
import { sendPlain } from './leave.ts'
import type { Correction } from './screening.model.ts'

interface OnDossier {
  account: Account
  number: string
  command: string
}

/** What was handed over has been. */
const TO_COME = { field: 'at', code: 'application.letter-to-come' }

/**
 * A letter whose alert failed was handed over otherwise: how, and when, as staff record it.
 * @param dueAt for a correction, the date counted from that moment; as many days as it was given unless told
 */
export async function settleLetter(
  deps: ApplicationsDeps,
  { account, number, command, how, at, dueAt: told }: OnDossier & Settlement
): Promise<void> {
  const { person, instance } = await accessTo(deps, account, number)
  if (at > deps.clock.now()) throw new BadInput([TO_COME])
  const dueAt = told ?? (await keptDate(deps, instance, at))
  const event = {
    ...{ type: 'SETTLE_LETTER', how, at: at.getTime() },
    ...(dueAt && { dueAt: dueAt.getTime() })
  }
  await deps.engine.send({
    ...{ chart: 'application', id: number, event, command },
    by: { id: account.id, roles: person.roles }
  })
}

interface Settlement {
  how: string
  at: Date
  dueAt?: Date
}

/** One event dates every correction that was not yet read: by the latest, none of them loses a day. */
async function keptDate(
  { models }: ApplicationsDeps,
  { snapshot }: ApplicationInstance,
  at: Date
): Promise<Date | undefined> {
  const open = snapshot.context['corrections'] as { id: string; availableAt: number | null }[]
  const unread = open.flatMap(({ id, availableAt }) => (availableAt === null ? [id] : []))
  const corrections = await models.corrections.find({ _id: { $in: unread } }).lean<Correction[]>()
  const dates = corrections.flatMap((one) => countedAgain(one, at) ?? [])
  return dates.toSorted((a, b) => b.getTime() - a.getTime())[0]
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
 * One letter was handed over by other means. The outbox says so by its reference, so that only a dossier that waits
 * for this very letter goes on.
 * @throws NotFound; BadInput for a date to come, or without a word of how; what the outbox refuses
 */
export async function handOverLetter(
  deps: ApplicationsDeps,
  { account, number, letter, how, at, note }: OnLetter & Handover
): Promise<void> {
  await letterOf(deps, { account, number, letter })
  if (at > deps.clock.now()) throw new BadInput([TO_COME])
  if (note.trim() === '') throw new BadInput([{ field: 'note', code: 'application.letter-how' }])
  const handover = { how, at, to: note.trim(), note: note.trim(), by: account.id }
  await deps.letters.settleByHand(letter, handover)
  // the page that follows shows what came of it
  await deps.letters.tellOutcomes()
}

interface Handover {
  how: HandoverMeans
  at: Date
  note: string
}

interface OnLetter {
  account: Account
  number: string
  letter: string
}

async function letterOf(
  deps: ApplicationsDeps,
  { account, number, letter }: OnLetter
): Promise<void> {
  const { person } = await accessTo(deps, account, number)
  const found = await deps.letters.find(letter)
  if (!person.roles.includes('officer') || found?.application !== number) {
    throw new NotFound(`letter ${letter} of ${number}`)
  }
}
