import { assignReader, removeReader } from './assign-reader.ts'
import { declarationsOf, declareInterests } from './declare-interests.ts'
import { eraseReadings } from './erase-readings.ts'
import { committeeOf } from './find-readers.ts'
import { finishReading } from './finish-reading.ts'
import { notesOf } from './finished-readings.ts'
import { openForJury } from './jury-dossier.ts'
import { myReadings } from './my-readings.ts'
import { lackingReaders, readingProgress } from './progress.ts'
import { recusedFrom, recusedOf } from './reader-access.ts'
import { openReading } from './reading-sheet.ts'
import { recuse } from './recuse.ts'
import { reviewModels } from './review.model.ts'
import type { ReviewsDeps } from './reviews-deps.ts'
import { saveReading } from './save-reading.ts'

/** Everything that can be done with declarations and readings, and asked about them. */
export function createReviews(handed: Omit<ReviewsDeps, 'models'>) {
  const deps: ReviewsDeps = { ...handed, models: reviewModels }
  const bound =
    <A, R>(verb: (deps: ReviewsDeps, args: A) => R) =>
    (args: A) =>
      verb(deps, args)
  return {
    models: reviewModels,
    declareInterests: bound(declareInterests),
    recuse: bound(recuse),
    assignReader: bound(assignReader),
    removeReader: bound(removeReader),
    saveReading: bound(saveReading),
    finishReading: bound(finishReading),

    openReading: bound(openReading),
    openForJury: bound(openForJury),
    myReadings: bound(myReadings),
    declarations: bound(declarationsOf),
    progress: bound(readingProgress),
    lackingReaders: bound(lackingReaders),
    /** account ids of those who read in a call */
    committee: bound(committeeOf),
    notes: bound(notesOf),
    erase: bound(eraseReadings),
    recusedFrom: bound(recusedFrom),
    recusedOf: bound(recusedOf)
  }
}

export type Reviews = ReturnType<typeof createReviews>
export {
  asksThirdReading,
  awaitsReadings,
  factsOf,
  isRead,
  type DossierFacts,
  type OutcomeKind
} from './dossier-facts.ts'
export type { DossierDeclaration } from './declare-interests.ts'
export { reviewEffects } from './find-readers.ts'
export type { AnonymousReading, JuryDossier } from './jury-dossier.ts'
export type { MyReading } from './my-readings.ts'
export type { DossierCoverage, ReaderProgress } from './progress.ts'
export type { OpenReading, PeerReading } from './reading-sheet.ts'
export type { Link } from './recuse.ts'
export {
  LINKS,
  type Appointment,
  type Declaration,
  type LinkNature,
  type ReadingSheet
} from './review.model.ts'
export type { ReviewsDeps } from './reviews-deps.ts'
export { type ReadingEntry } from './save-reading.ts'
