import type { Entry, Instance } from '../../engine/index.ts'
import { parisIsoDate } from '../../shared/paris-time.ts'
import type { ChartName, Happening } from '../report.ts'

const CLOCK = 'xstate.after.'
/** What became of a letter is told by its letter. */
const TOLD_ELSEWHERE = ['LETTER_AVAILABLE', 'LETTER_FAILED']

type Journal = Pick<Instance, 'history'>

/** What happened, day by day, from the journals: to the call, and to so many dossiers. */
export function happeningsOf(call: Journal, applications: readonly Journal[]): Happening[] {
  const found = new Map<string, Happening>()
  const add = (chart: ChartName, { history }: Journal) => {
    for (const entry of history) {
      const one = happeningOf(chart, entry)
      if (TOLD_ELSEWHERE.includes(one.what)) continue
      const key = [parisIsoDate(new Date(one.at)), chart, one.what, one.to, one.by.join()].join()
      const known = found.get(key)
      if (known) known.count += 1
      else found.set(key, one)
    }
  }
  add('call', call)
  for (const application of applications) add('application', application)
  return [...found.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

function happeningOf(chart: ChartName, { at, event, by, from, to, dueAt }: Entry): Happening {
  const clock = event.type.startsWith(CLOCK)
  return {
    at: (clock ? (dueAt ?? at) : at).toISOString(),
    chart,
    what: clock ? (event.type.slice(CLOCK.length).split('.')[0] ?? '') : event.type,
    clock,
    by: clock ? [] : [...by.roles],
    count: 1,
    to: to.find((state) => !from.includes(state)) ?? to[0] ?? ''
  }
}
