import type { ApplicationInstance } from '../applications/index.ts'
import type { Reading } from './score/index.ts'

/** What readings and selection read in the context of a dossier's chart. Instants in milliseconds. */
export interface DossierFacts {
  deposit: { revision: number; hash: string; receivedAt: number } | null
  settings: { scored: boolean; readings: number; thirdReadingGap: number; acceptanceDays: number }
  calendar: {
    readingsEndAt: number
    readingsFallbackAt: number
    piecesDueAt: number
    reserveExpiresAt: number
  }
  readers: string[]
  /** finished ones only */
  readings: Reading[]
  outcome: { kind: OutcomeKind; rank: number | null; decision: string | null } | null
  availableAt: number | null
  alertFailed: boolean
  readAt: number | null
  acceptBy: number | null
  piecesBy: number | null
  appealBy: number | null
  appealAnswerBy: number | null
}

export type OutcomeKind =
  | 'selected'
  | 'reserve'
  | 'notSelected'
  | 'inadmissible'
  | 'withdrawn'
  | 'notDeposited'
  | 'closedWithoutAction'

export function factsOf({ snapshot }: Pick<ApplicationInstance, 'snapshot'>): DossierFacts {
  return snapshot.context as unknown as DossierFacts
}

/** Whether the dossier is, or may come to be, in the hands of its readers. */
export function awaitsReadings({ states }: Pick<ApplicationInstance, 'states'>): boolean {
  return states.some((state) => /\.(admissible|scoring|thirdReading)(\.|$)/.test(state))
}

/** The chart took up a third reading, since two of them were too far apart. */
export function asksThirdReading({ states }: Pick<ApplicationInstance, 'states'>): boolean {
  return states.some((state) => state.endsWith('.thirdReading'))
}

/** Readings are over for this dossier: the jury, or somebody after it, has it. */
export function isRead({ states, tags }: Pick<ApplicationInstance, 'states' | 'tags'>): boolean {
  return states.some((state) => state.includes('.deliberation.')) || tags.includes('provisional')
}

/** The jury has it with fewer readings than were asked: one may still be given, and finished. */
export function lacksReadings(instance: Pick<ApplicationInstance, 'snapshot' | 'states'>): boolean {
  const { readings, settings } = factsOf(instance)
  const judged = instance.states.some((state) => state.includes('.deliberation.'))
  return judged && settings.scored && readings.length < settings.readings
}

/** Nothing more can be read: the jury, or somebody after it, has the dossier and every reading asked for. */
export function readingsOver(
  instance: Pick<ApplicationInstance, 'snapshot' | 'states' | 'tags'>
): boolean {
  return isRead(instance) && !lacksReadings(instance)
}

/** How many readings the dossier needs as things stand. */
export function readingsWanted(instance: Pick<ApplicationInstance, 'snapshot' | 'states'>): number {
  return factsOf(instance).settings.readings + (asksThirdReading(instance) ? 1 : 0)
}
