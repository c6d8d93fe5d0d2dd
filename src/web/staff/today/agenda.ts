import type { ApplicationSubject } from '../../../applications/index.ts'
import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import { recusedNumbers } from '../team/recused.ts'
import { mayReadDossiers, type StaffCall } from '../team/staff-call.ts'

/** The steps of the clock that are shown; the rest is in the path of the call. */
const SHOWN = 12
const ASKED = 600

export interface AgendaLine {
  at: Date
  what: string
  /** the first dossiers concerned, and how many more */
  dossiers: { number: string; territory: string; path: string }[]
  more: number
}

/** What the clock will do next if nobody acts, dossiers of one date and one kind on one line. */
export async function agendaOf(
  request: PersonRequest,
  { number, voice, person }: StaffCall
): Promise<AgendaLine[]> {
  const { engine } = request.services
  const recused = await recusedNumbers(request)
  const filter = { 'subject.call': number, _id: { $nin: recused } }
  const [ofCall, ofDossiers] = await Promise.all([
    engine.upcoming({ chart: 'call', filter: { _id: number } }),
    mayReadDossiers(person)
      ? engine.upcoming<ApplicationSubject>({ chart: 'application', filter, limit: ASKED })
      : []
  ])
  const lines = new Map<string, AgendaLine>()
  const take = (chart: string, delay: string, at: Date) => {
    const what = voice.charts[chart]?.[voice.lang].delays[delay] ?? delay
    const key = `${at.getTime()}:${what}`
    const line = lines.get(key) ?? { at, what, dossiers: [], more: 0 }
    lines.set(key, line)
    return line
  }
  for (const { delay, dueAt } of ofCall) take('call', delay, dueAt)
  for (const { id, subject, delay, dueAt } of ofDossiers) {
    if (delay.endsWith('Retention')) continue
    const line = take('application', delay, dueAt)
    if (line.dossiers.length < 4) {
      const territory = subject.territory || voice.t('staff.no-territory')
      line.dossiers.push({ number: id, territory, path: paths.staff.application(id) })
    } else line.more += 1
  }
  return [...lines.values()].toSorted((a, b) => a.at.getTime() - b.at.getTime()).slice(0, SHOWN)
}
