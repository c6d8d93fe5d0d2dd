import type { Layout } from '../../../engine/index.ts'
import { stateLabel, type Voice } from '../../refusals/index.ts'

export interface StateInWords {
  id: string
  name: string
  count: number
  late: number
  ways: { clock: boolean; text: string; to: string }[]
  notes: string[]
}

/** The drawing as a list that says the same: each state, how many are there, and what leads out of it. */
export function statesInWords(
  { boxes, arrows }: Layout,
  voice: Voice,
  counts: Readonly<Record<string, { count: number; late: number }>>
): StateInWords[] {
  return boxes
    .filter(({ group, path }) => !group && path !== '')
    .map(({ path, lines, notes }) => ({
      id: path.replaceAll('.', '-'),
      name: stateLabel(voice, 'application', path) || lines.join(' '),
      count: counts[path]?.count ?? 0,
      late: counts[path]?.late ?? 0,
      notes,
      ways: arrows
        .filter(({ from }) => from === path || path.startsWith(`${from}.`))
        .flatMap(({ to, labels }) =>
          labels.map(({ lines: words, clock }) => ({
            ...{ clock, text: words.join(' ') },
            to: stateLabel(voice, 'application', to)
          }))
        )
    }))
}
