import { parisDate, parisDateTime } from '../../shared/paris-time.ts'
import type { Problem } from '../report.ts'
import { letterName, roleName, type Voice } from './voice.ts'

export interface ProblemInWords {
  text: string
  /** somebody would be left without what is promised; the others are good to know */
  grave: boolean
  /** the part of the call where it is mended, as the team's pages name them */
  part: string
}

/** What is good to know, and stops nobody. */
const MILD: readonly string[] = [
  'day-off',
  'silence-late',
  'nobody-has-role',
  'few-readers',
  'refused'
]

const PARTS: Readonly<Record<string, string>> = {
  ...{ 'day-off': 'calendrier', 'dates-disorder': 'calendrier', 'answered-late': 'calendrier' },
  ...{ 'silence-late': 'calendrier', 'question-impossible': 'questionnaire' },
  ...{ 'signatory-unnamed': 'questionnaire', 'floor-too-high': 'reglement' },
  ...{ 'nobody-has-role': 'personnes', 'few-readers': 'personnes' },
  ...{ 'calendar-order': 'calendrier', form: 'questionnaire', 'grid-missing': 'grille' },
  ...{ 'grid-reads-unknown': 'grille', 'floor-unknown': 'reglement' }
}

export function problemInWords(
  { code, params }: Pick<Problem, 'params'> & { code: Problem['code'] | 'obstacle' },
  voice: Voice
): ProblemInWords {
  const { t } = voice
  if (code === 'obstacle') {
    const what = String(params['what'])
    const text = t(`staff.obstacle.${what}`, inWords(params, voice, 'names'))
    return { text, grave: true, part: PARTS[what] ?? '' }
  }
  const text = t(`rehearsal.problem.${code}`, inWords(params, voice, code))
  return { text, grave: !MILD.includes(code), part: PARTS[code] ?? '' }
}

/** Names of roles, dates and letters in the place of their codes. */
function inWords(params: Problem['params'], voice: Voice, code: string): Record<string, unknown> {
  const { t, lang } = voice
  const words: Record<string, unknown> = { ...params }
  const given = (name: string) => (typeof params[name] === 'string' ? params[name] : undefined)
  const [role, date, letter, at, promised] = ['role', 'date', 'letter', 'at', 'promised'].map(given)
  if (role) words['role'] = roleName(role, voice)
  if (date) words['date'] = t(`staff.calendar.${date}`)
  if (letter) words['letter'] = letterName(letter, voice)
  // a day off is a day; everything else has its hour
  if (at)
    words['at'] =
      code === 'day-off' ? parisDate(lastOf(at), lang) : parisDateTime(new Date(at), lang)
  if (promised) words['promised'] = parisDateTime(new Date(promised), lang)
  for (const name of ['first', 'then']) {
    if (given(name)) words[name] = t(`staff.calendar.${given(name)}`)
  }
  if (code === 'refused' || code === 'fault') words['what'] = t(`rehearsal.act.${given('what')}`)
  return words
}

/** Midnight is the end of the day before. */
function lastOf(at: string): Date {
  return new Date(Date.parse(at) - 1)
}
