import { apartWorks } from './apart-works.ts'
import { documentWorks } from './document-works.ts'
import { growthWorks } from './growth-works.ts'
import { pageWorks } from './page-works.ts'
import { memoryWorks, startWorks } from './process-works.ts'
import { rankingWorks } from './ranking-works.ts'
import { timerWorks } from './timer-works.ts'
import type { Work } from './work.ts'
import { writeWorks } from './write-works.ts'

/** Every work of the table, in its order; what changes the store for the others comes after them. */
export function allWorks(): Work[] {
  return [
    ...[...startWorks, ...pageWorks(), ...writeWorks, ...growthWorks, ...rankingWorks],
    ...apartWorks,
    ...[...documentWorks, ...memoryWorks, ...timerWorks]
  ]
}
