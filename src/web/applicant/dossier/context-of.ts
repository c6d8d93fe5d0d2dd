import type { ApplicationInstance } from '../../../applications/index.ts'
import type { Calendar } from '../../../calls/index.ts'

/** One version of the answers, by its number and the hash of its bytes. */
export interface Version {
  revision: number
  hash: string
}

/** What the dossier's chart remembers, as far as candidates' pages read it. Instants in milliseconds. */
export interface DossierContext {
  calendar: Calendar
  settings: { signatory: boolean; scored: boolean; acceptanceDays: number }
  signatory: string | null
  proposed: Version | null
  signed: (Version & { by: string; at: number }) | null
  deposit: (Version & { receivedAt: number; by: string; receipt: string }) | null
  officer: string | null
  corrections: { id: string; dueAt: number }[]
  availableAt: number | null
  readAt: number | null
  acceptBy: number | null
  piecesBy: number | null
  appealBy: number | null
  appealAnswerBy: number | null
}

export function contextOf({ snapshot }: Pick<ApplicationInstance, 'snapshot'>): DossierContext {
  return snapshot.context as unknown as DossierContext
}
