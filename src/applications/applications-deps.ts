import type { Accounts } from '../accounts/index.ts'
import type { Calls } from '../calls/index.ts'
import type { Engine } from '../engine/index.ts'
import type { Files } from '../files/index.ts'
import type { Clock } from '../shared/clock.ts'
import type { ApplicationModels } from './application.model.ts'
import type { ScreeningModels } from './screening.model.ts'

/** Letters of dossiers, which the outbox keeps without knowing who may touch them. */
export interface LettersPort {
  find(id: string): Promise<{ application: string | null } | null>
  retry(id: string, address?: string): Promise<unknown>
  settleByHand(
    id: string,
    handover: { how: HandoverMeans; at: Date; to: string; note: string; by: string }
  ): Promise<unknown>
  /** tells the dossiers what became of their letters, now rather than at the next turn */
  tellOutcomes(): Promise<unknown>
}

export type HandoverMeans = 'phone' | 'registered-letter' | 'post' | 'by-hand' | 'other'

export interface ApplicationsDeps {
  engine: Engine
  clock: Clock
  models: ApplicationModels & ScreeningModels
  calls: Calls
  accounts: Accounts
  files: Files
  letters: LettersPort
}
