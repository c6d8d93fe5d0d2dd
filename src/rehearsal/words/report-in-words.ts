import type { Block } from '../../messages/index.ts'
import type { ChartName, RehearsalReport, Run } from '../report.ts'
import { problemInWords, type ProblemInWords } from './problem-in-words.ts'
import { silenceInWords, type SilenceInWords } from './silence-in-words.ts'
import { sumInWords } from './sum-in-words.ts'
import { dateInWords, letterName, roleName, type DateInWords, type Voice } from './voice.ts'

export interface LetterInWords {
  id: string
  name: string
  subject: string
  blocks: Block[]
  count: number
  first: Date
  to: string
}

/** A report as people read it, on a page or at a terminal. */
export interface ReportInWords {
  verdict: string
  well: boolean
  problems: ProblemInWords[]
  /** « 13 reçus = 3 retenus + … » */
  sum: string
  answered: string
  answeredAt: Date | null
  dates: DateInWords[]
  letters: LetterInWords[]
  unsent: string[]
  states: { chart: string; visited: string[]; others: string[] }[]
  silence: SilenceInWords[]
}

export function reportInWords(report: RehearsalReport, voice: Voice): ReportInWords {
  const { run } = report
  const problems = [
    ...report.obstacles.map((one) =>
      problemInWords({ code: 'obstacle', params: { ...one.params, what: one.code } }, voice)
    ),
    ...report.problems.map((one) => problemInWords(one, voice))
  ]
  const grave = problems.filter((one) => one.grave).length
  const verdict = run
    ? voice.t(`rehearsal.verdict.${grave > 0 ? 'problems' : 'well'}`, { count: grave })
    : voice.t('rehearsal.verdict.impossible')
  const bare = { verdict, well: run !== null && grave === 0, problems: gravesFirst(problems) }
  if (!run) return { ...bare, ...NOTHING }
  return {
    ...bare,
    ...{ sum: sumInWords(run.arithmetic, voice), answered: answeredOf(run, voice) },
    answeredAt: run.answeredAt === null ? null : new Date(run.answeredAt),
    dates: run.dates.map((one) => dateInWords(one, voice)),
    letters: run.letters.map(({ letter, first, to, ...one }) => ({
      ...{ ...one, id: letter, name: letterName(letter, voice), first: new Date(first) },
      to: roleName(to, voice)
    })),
    unsent: run.unsent.map((letter) => letterName(letter, voice)),
    states: (['application', 'call'] as const).map((chart) => ({
      chart: voice.t(`rehearsal.chart.${chart}`),
      visited: statesInWords(chart, run.states[chart].visited, voice),
      others: statesInWords(chart, run.states[chart].others, voice)
    })),
    silence: report.silence.map((one) => silenceInWords(one, voice))
  }
}

const NOTHING = {
  ...{ sum: '', answered: '', answeredAt: null, dates: [], letters: [], unsent: [] },
  ...{ states: [], silence: [] }
}

function gravesFirst(problems: ProblemInWords[]): ProblemInWords[] {
  return problems.toSorted((a, b) => Number(b.grave) - Number(a.grave))
}

function answeredOf({ arithmetic, unanswered }: Run, { t }: Voice): string {
  const count = arithmetic.answered
  return unanswered.length > 0
    ? t('rehearsal.unanswered', { count: unanswered.length, numbers: unanswered.join(', ') })
    : t('rehearsal.answered', { count })
}

/** Leaves only, each wording once: a state that holds others says nothing that they do not. */
function statesInWords(
  chart: ChartName,
  states: readonly string[],
  { charts, lang }: Voice
): string[] {
  const all = charts[chart]?.[lang].states ?? {}
  const holds = (state: string) => Object.keys(all).some((one) => one.startsWith(`${state}.`))
  const words = states.filter((state) => !holds(state)).map((state) => all[state]?.staff ?? state)
  return [...new Set(words)]
}
