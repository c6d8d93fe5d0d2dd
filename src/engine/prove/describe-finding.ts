import type { ChartDefinition, ChartLabels } from '../types.ts'
import type { Finding } from './finding.ts'

/** A step of a path as the walk writes it: `EVENT`, `after delay`, and what guards answered. */
const STEP = /^(after )?(\S+)( \(.*\))?$/

/** What is wrong, and the shortest way to it: each event and wait by its words, with its name for whoever mends the chart. */
export function describeFinding(
  { kind, message, path }: Finding,
  { labels }: Pick<ChartDefinition, 'labels'>
): string {
  const words = labels['en'] ?? Object.values(labels)[0]
  const way = path?.map((step) => worded(step, words)).join(' → ')
  return `- ${kind}: ${message}${way === undefined ? '' : `\n  by: ${way}`}`
}

function worded(step: string, words: ChartLabels | undefined): string {
  const [, after, name = step, when = ''] = STEP.exec(step) ?? []
  const said = after === undefined ? words?.events[name]?.label : words?.delays[name]
  if (said === undefined) return step
  return `${after ?? ''}“${said}” [${name}]${when}`
}
