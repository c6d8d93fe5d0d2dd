import type { SilentRun } from '../report.ts'
import { dateInWords, letterName, roleName, type DateInWords, type Voice } from './voice.ts'
import { sumInWords } from './sum-in-words.ts'

/** What happens when one role never acts, and when everyone has an answer all the same. */
export interface SilenceInWords {
  role: string
  name: string
  answeredAt: Date | null
  unanswered: string
  sum: string
  /** what the clock does in its place */
  steps: DateInWords[]
  /** who is told */
  alerts: string[]
}

export function silenceInWords(
  { role, answeredAt, unanswered, arithmetic, clock, alerts }: SilentRun,
  voice: Voice
): SilenceInWords {
  const steps = clock.filter(({ chart, what }) => isFallback(what, chart))
  return {
    ...{ role, name: roleName(role, voice), sum: sumInWords(arithmetic, voice) },
    answeredAt: answeredAt === null ? null : new Date(answeredAt),
    unanswered:
      unanswered.length > 0
        ? voice.t('rehearsal.unanswered', {
            count: unanswered.length,
            numbers: unanswered.join(', ')
          })
        : '',
    steps: steps.map((one) => dateInWords({ ...one, clock: true, by: [] }, voice)),
    alerts: alerts.map((letter) => letterName(letter, voice))
  }
}

/** Waits by which the clock goes on in somebody's place; reminders and ordinary dates are not told again. */
const FALLBACKS: Readonly<Record<SilentRun['clock'][number]['chart'], readonly string[]>> = {
  application: [
    ...['closingFallback', 'takingLimit', 'screeningFallback', 'sendingLimit', 'undeliveredLimit'],
    ...['correctionGrace', 'correctionSignatureLimit', 'inadmissibleLimit', 'readingsFallback'],
    ...['thirdReadingLimit', 'juryFallback', 'authorityFallback', 'unreadFallback'],
    ...['acceptanceLimit', 'piecesDue', 'appealLimit']
  ],
  call: [
    'doubtLimit',
    'juryFallback',
    'deputyFrom',
    'authorityFallback',
    'announceLimit',
    'completeReminder'
  ]
}

function isFallback(what: string, chart: SilentRun['clock'][number]['chart']): boolean {
  return FALLBACKS[chart].includes(what)
}
