import type { ChartLabels } from '../../engine/index.ts'
import type { Lang } from '../../shared/lang.ts'
import type { Run } from '../report.ts'

/** What finds words: sentences of the locale files, labels of the charts. */
export interface Voice {
  t: (key: string, variables?: Readonly<Record<string, unknown>>) => string
  lang: Lang
  charts: Readonly<Record<string, Record<Lang, ChartLabels>>>
}

export interface DateInWords {
  at: Date
  what: string
  /** nobody has anything to do: the clock does it */
  clock: boolean
  who: string
  /** how many dossiers; empty for the call itself */
  count: string
  to: string
}

/** « échéance » in the chart's words for the clock, the event's button for people. */
export function dateInWords(
  { at, chart, what, clock, by, count, to }: Run['dates'][number],
  voice: Voice
): DateInWords {
  const labels = voice.charts[chart]?.[voice.lang]
  const told = clock ? labels?.delays[what] : labels?.events[what]?.label
  return {
    ...{ at: new Date(at), clock, what: told ?? voice.t('rehearsal.starts') },
    who: by.map((role) => roleName(role, voice)).join(', '),
    count: chart === 'call' ? '' : voice.t('rehearsal.dossiers', { count }),
    to: labels?.states[to]?.staff ?? ''
  }
}

export function roleName(role: string, { t, lang, charts }: Voice): string {
  const known = charts['application']?.[lang].roles[role] ?? charts['call']?.[lang].roles[role]
  return known ?? t(`rehearsal.role.${role}`)
}

export function letterName(letter: string, { t, lang, charts }: Voice): string {
  const known =
    charts['application']?.[lang].letters[letter] ?? charts['call']?.[lang].letters[letter]
  return known ?? t(`rehearsal.letter.${letter}`)
}
