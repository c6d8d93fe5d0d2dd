import { entryInWords, type Entry } from '../../../engine/index.ts'
import { parisDay } from '../../../shared/paris-time.ts'
import type { PersonRequest } from '../../page.ts'
import type { OpenDossier } from '../dossier/open-dossier.ts'
import { nameIn, type ShownPerson } from '../dossier/people-of.ts'

/**
 * The steps that a candidate is told of, and no other: what the team, the committee and the jury do between
 * the deposit and the answer stays theirs. How each is worded is the chart’s (its labels’ `journal`).
 */
const TOLD: readonly string[] = [
  ...['START', 'ASK_SIGNATURE', 'TAKE_BACK', 'SIGN', 'REFUSE_SIGNATURE', 'REPLACE_SIGNATORY'],
  ...['DEPOSIT', 'DEPOSIT_ON_PAPER', 'TAKE_UP_AGAIN', 'ABANDON_REVISION', 'WITHDRAW'],
  ...['CLOSE_DEPOSITS', 'CHANGE_CALENDAR'],
  ...['REQUEST_CORRECTION', 'EXTEND_CORRECTION', 'LIFT_CORRECTION', 'ANSWER_CORRECTION'],
  ...['DECLARE_ADMISSIBLE', 'UNDO_ADMISSIBILITY', 'READ', 'RECORD_RECEPTION', 'ACCEPT', 'DECLINE'],
  ...['EXTEND_ACCEPTANCE', 'PROVIDE_PIECES', 'EXTEND_PIECES', 'APPEAL', 'ANSWER_APPEAL']
]

/** Ends of waits that a letter told the candidate of, or that changed what they may do. */
const TOLD_WAITS: readonly string[] = [
  ...['closingFallback', 'firstSignatureReminder', 'secondSignatureReminder'],
  ...['correctionReminder', 'correctionDue', 'correctionGrace', 'correctionSignatureLimit'],
  ...['acceptanceReminder', 'acceptanceLimit', 'piecesDue', 'reserveExpiry', 'appealLimit']
]

/** Steps whose reason was written to the candidate, or by them. */
const WITH_REASON: readonly string[] = [
  ...['REFUSE_SIGNATURE', 'WITHDRAW', 'EXTEND_CORRECTION', 'LIFT_CORRECTION', 'DECLINE'],
  ...['EXTEND_ACCEPTANCE', 'EXTEND_PIECES', 'APPEAL', 'DEPOSIT_ON_PAPER']
]

export interface JournalLine {
  at: Date
  text: string
  who: string
  reason: string
}

/** The latest first. */
export async function journalOf(
  { services, t, lang }: PersonRequest,
  { instance, content, voice }: OpenDossier,
  people: readonly ShownPerson[]
): Promise<JournalLine[]> {
  const told = instance.history.filter(isTold)
  const labels = voice.charts['application']?.[lang]
  const reasons = await services.calls.remarks(told.flatMap(remarkOf))
  return told
    .map((entry) => ({
      at: entry.at,
      text: labels ? entryInWords(entry, labels, (date) => parisDay(date, lang, entry.at)) : '',
      who: whoDid(entry),
      reason: remarkOf(entry).flatMap((id) => reasons.get(id) ?? [])[0] ?? ''
    }))
    .reverse()

  function whoDid({ by }: Entry): string {
    const known = nameIn(people, by.id)
    if (known) return known
    if (by.roles.includes('writer') || by.roles.includes('signatory')) {
      return t('applicant.journal.someone')
    }
    if (by.roles.includes('officer') || by.roles.includes('direction')) {
      return content.organiser.name
    }
    return by.roles.includes('authority') ? content.authority.body : ''
  }
}

function isTold({ event }: Entry): boolean {
  const wait = /^xstate\.after\.(\w+)\./.exec(event.type)?.[1]
  return wait === undefined ? TOLD.includes(event.type) : TOLD_WAITS.includes(wait)
}

function remarkOf({ event }: Entry): string[] {
  const { reason } = event
  return WITH_REASON.includes(event.type) && typeof reason === 'string' && reason !== ''
    ? [reason]
    : []
}
