import { entryInWords, type Entry } from '../../../engine/index.ts'
import { parisDay } from '../../../shared/paris-time.ts'
import type { PersonRequest } from '../../page.ts'
import { stateLabel } from '../../refusals/index.ts'
import { mainState } from '../team/main-state.ts'
import { namesOf } from '../team/names.ts'
import type { StaffDossier } from './open-staff-dossier.ts'

export interface JournalLine {
  seq: number
  at: Date
  /** a late timer: when it should have fired */
  dueAt?: Date
  what: string
  who: string
  reason: string
  to: string
  hash: string
  before: string
}

/** Every step of a dossier, the latest first, each chained to the one before. */
export async function journalLines(
  request: PersonRequest,
  { access, call }: Pick<StaffDossier, 'access' | 'call'>
): Promise<JournalLine[]> {
  const { history } = access.instance
  const { voice } = call
  const labels = voice.charts['application']?.[voice.lang]
  const [names, remarks] = await Promise.all([
    namesOf(
      request,
      history.map(({ by }) => by.id)
    ),
    request.services.calls.remarks(history.flatMap(reasonId))
  ])
  const whatIs = (entry: Entry) =>
    labels
      ? entryInWords(entry, labels, (date) => parisDay(date, voice.lang, entry.at))
      : entry.event.type
  return history
    .map((entry, index) => ({
      ...{ seq: entry.seq, at: entry.at, what: whatIs(entry) },
      ...(entry.dueAt && { dueAt: entry.dueAt }),
      who: names.get(entry.by.id) ?? labels?.roles[entry.by.roles[0] ?? ''] ?? '',
      reason: reasonId(entry).flatMap((id) => remarks.get(id) ?? [])[0] ?? '',
      to: stateLabel(voice, 'application', mainState({ states: entry.to })),
      hash: entry.hash.slice(0, 9),
      before: (history[index - 1]?.hash ?? '').slice(0, 9)
    }))
    .reverse()
}

function reasonId({ event, why }: Entry): string[] {
  const reason = event['reason'] ?? why
  return typeof reason === 'string' && reason.startsWith('remark:') ? [reason] : []
}
