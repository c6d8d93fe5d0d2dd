import type { ApplicationInstance } from '../../applications/index.ts'
import type { Instance } from '../../engine/index.ts'
import { arithmeticOf } from '../../selection/index.ts'
import { chartLabels } from '../../services/chart-labels.ts'
import type { Played } from '../play-copy.ts'
import type { ChartName, Run, SilentRun } from '../report.ts'
import { happeningsOf } from './happenings.ts'
import { lettersOf, unsentLetters } from './letters.ts'

/** What a whole playing shows. @param tookMs real milliseconds */
export function runOf(played: Played, tookMs: number): Run {
  const { stage, from, until, call, applications, messages, ended } = played
  const letters = lettersOf(messages)
  const last = ended ?? { call, applications }
  return {
    ...{ from: from.toISOString(), until: until.toISOString(), tookMs },
    ...answersIn(applications),
    dates: happeningsOf(last.call, last.applications),
    ...{ letters, unsent: unsentLetters(letters), refused: stage.refused },
    states: {
      application: visitedOf('application', last.applications),
      call: visitedOf('call', [last.call])
    }
  }
}

/** What a playing shows when one role never acted. */
export function silentRunOf(role: string, { call, applications, messages }: Played): SilentRun {
  const clock = new Map<string, SilentRun['clock'][number]>()
  for (const { at, chart, what, count, to, clock: byItself } of happeningsOf(call, applications)) {
    const known = clock.get(`${chart} ${what} ${to}`)
    if (!byItself) continue
    if (known) known.count += count
    else clock.set(`${chart} ${what} ${to}`, { at, chart, what, count, to })
  }
  const alerts = lettersOf(messages).map(({ letter }) => letter)
  return {
    ...{ role, ...answersIn(applications), clock: [...clock.values()] },
    alerts: alerts.filter((letter) => /^(team|authority|deputy)-/.test(letter))
  }
}

function answersIn(applications: readonly ApplicationInstance[]) {
  // told by `answeredAt`, drafts included
  const arithmetic = { ...arithmeticOf(applications), lastAnsweredAt: null }
  const unanswered = applications
    .filter(({ tags }) => !tags.includes('answered'))
    .map(({ _id }) => _id)
  const last = Math.max(0, ...applications.map(firstAnswerOf))
  const answeredAt = unanswered.length === 0 && last > 0 ? new Date(last).toISOString() : null
  return { arithmetic, unanswered, answeredAt }
}

/** When a dossier first had its answer: what comes after, a place called from the reserve, is another one. */
function firstAnswerOf({ history }: Pick<Instance, 'history'>): number {
  const entry = history.find(({ to }) => to.some((state) => state.startsWith('file.answered.')))
  return entry?.at.getTime() ?? 0
}

function visitedOf(chart: ChartName, instances: readonly Pick<Instance, 'history'>[]) {
  const all = Object.keys(chartLabels[chart]?.fr.states ?? {})
  const reached = new Set(instances.flatMap(({ history }) => history.flatMap(({ to }) => to)))
  return {
    visited: all.filter((state) => reached.has(state)),
    others: all.filter((state) => !reached.has(state))
  }
}
