import { copyOf, datesOf } from './copy-of-call.ts'
import { daysAfter } from './deeds/moments.ts'
import { inOwnStore, type Shown } from './in-own-store.ts'
import { playCopy, type Copy, type Played } from './play-copy.ts'
import type { Progress, RehearsalReport } from './report.ts'
import {
  problemsOfContent,
  problemsOfRun,
  problemsOfSilence,
  type PeopleCount
} from './report/problems.ts'
import { runOf, silentRunOf } from './report/run-of.ts'

export interface RehearsalOrder extends Copy {
  shown: Shown
  /** how many dossiers are invented */
  count: number
  /** roles that stay silent, one in each playing after the first */
  silent: readonly string[]
  people: PeopleCount
}

/** In the playings where somebody is silent, a few dossiers show it. */
const FEW = 4

/**
 * Plays a copy of a call from its opening to its last answer, and once more for each silent role, each time in a
 * store of its own, in a folder that its caller removes. The process must hold no other store.
 */
export async function rehearse(
  { number, kind, content: original, shown, count, silent, people }: RehearsalOrder,
  folder: string,
  onProgress: (progress: Progress) => void = () => undefined
): Promise<RehearsalReport> {
  const begun = performance.now()
  const { content, obstacles } = copyOf(original)
  const took = () => Math.round(performance.now() - begun)
  const problems = problemsOfContent(content, people)
  const bare = { call: number, dossiers: count, obstacles, problems, run: null, silence: [] }
  if (obstacles.length > 0) return { ...bare, tookMs: took() }

  const start = daysAfter(datesOf(content).opensAt, -2)
  const of = silent.length + 1
  const play = (dossiers: number, role: string | null, done: number): Promise<Played> =>
    inOwnStore({ shown, folder }, { start, mail: role !== 'messaging' }, (services, clock) =>
      playCopy(
        services,
        clock,
        { number, kind, content },
        {
          ...{ count: dossiers, silent: role, toTheEnd: role === null },
          onDate: (at) => {
            onProgress({ done, of, role, at: at.toISOString() })
          }
        }
      )
    )
  const played = await play(count, null, 0)
  const run = runOf(played, took())
  const silence = []
  for (const [n, role] of silent.entries()) {
    silence.push(silentRunOf(role, await play(Math.min(FEW, count), role, n + 1)))
  }
  return {
    ...{ ...bare, run, silence, tookMs: took() },
    problems: [...problems, ...problemsOfRun(played, run), ...problemsOfSilence(content, silence)]
  }
}
