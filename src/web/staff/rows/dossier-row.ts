import type { ListedApplication } from '../../../applications/index.ts'
import { delayOf } from '../../../engine/index.ts'
import { paths } from '../../paths.ts'
import { stateLabel, type Voice } from '../../refusals/index.ts'
import { mainState } from '../team/main-state.ts'
import { stateKind } from './state-groups.ts'

const DAY = 86_400_000

/** One dossier as the team's lists show it. */
export interface DossierRow {
  number: string
  path: string
  territory: string
  /** empty before the closing: contents are nobody's to know */
  title: string
  departement: string
  state: { label: string; kind: string }
  /** whose move it is, by name where it is one person's */
  turn: string
  mine: boolean
  since: Date
  days: number
  due?: { at: Date; what: string }
  late: boolean
  officer: string
  answered: number
  required: number
  missingPieces: number
  onPaper: boolean
}

export interface RowScope {
  voice: Voice
  me: string
  now: Date
  names: ReadonlyMap<string, string>
}

export function dossierRow(one: ListedApplication, scope: RowScope): DossierRow {
  const { voice, names, now } = scope
  const { subject, tags, enteredAt } = one
  const state = mainState(one)
  const sealed = isSealed(tags) || subject.depositedAt === null
  const due = dueOf(one, voice)
  return {
    number: one._id,
    path: paths.staff.application(one._id),
    territory: subject.territory || voice.t('staff.no-territory'),
    title: sealed ? '' : subject.title,
    departement: subject.departement ?? '',
    state: { label: stateLabel(voice, 'application', state), kind: stateKind(state) },
    ...turnOf(one, scope),
    since: enteredAt,
    days: Math.max(0, Math.floor((now.getTime() - enteredAt.getTime()) / DAY)),
    ...(due && { due }),
    late: tags.includes('late'),
    officer: subject.officer ? (names.get(subject.officer) ?? '') : '',
    ...{ answered: subject.answered, required: subject.required },
    ...{ missingPieces: subject.missingPieces, onPaper: subject.onPaper }
  }
}

/** Whether only metadata may be shown: the call has not closed for this dossier. */
export function isSealed(tags: readonly string[]): boolean {
  return tags.includes('preparing') || tags.includes('deposited')
}

/** What the clock does next to this dossier; the erasure of data, years away, is nobody's deadline. */
export function dueOf(
  { timers }: Pick<ListedApplication, 'timers'>,
  { charts, lang }: Voice
): { at: Date; what: string } | undefined {
  const next = timers
    .map(({ event, dueAt }) => ({ delay: delayOf(event), at: dueAt }))
    .filter(({ delay }) => !delay.endsWith('Retention'))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())[0]
  return next && { at: next.at, what: charts['application']?.[lang].delays[next.delay] ?? '' }
}

export function turnOf(
  one: Pick<ListedApplication, 'states' | 'owners' | 'subject'>,
  { voice, me, names }: Omit<RowScope, 'now'>
): { turn: string; mine: boolean } {
  const { t, charts, lang } = voice
  const { officer } = one.subject
  if (mainState(one).startsWith('file.before.admissible')) {
    return { turn: capital(charts['application']?.[lang].roles['clock'] ?? ''), mine: false }
  }
  if (mainState(one).startsWith('file.answered') && !one.owners.includes('writer')) {
    return { turn: t('staff.turn.nobody'), mine: false }
  }
  if (one.owners.includes('officer')) {
    if (officer === me) return { turn: t('staff.turn.you'), mine: true }
    if (officer === null) return { turn: t('staff.turn.unassigned'), mine: true }
    return { turn: names.get(officer) ?? t('staff.turn.team'), mine: false }
  }
  const roles = one.owners.map((owner) => charts['application']?.[lang].roles[owner] ?? '')
  return { turn: capital(roles.filter(Boolean).join(', ')) || t('staff.turn.nobody'), mine: false }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
