import type { Engine } from '../engine/index.ts'
import type { Clock } from '../shared/clock.ts'
import type { CallModels, PublicQuestion } from './call.model.ts'

/** Who acts: an account with the roles it holds in this call. */
export interface By {
  id: string
  roles: readonly string[]
}

/** What a call must ask of its dossiers, which it does not know: handed in where everything is put together. */
export interface ApplicationsPort {
  /** dossiers that lack an answer made available, and answers whose alert failed and is not settled */
  unanswered(call: string): Promise<{ unanswered: number; failedAlerts: number }>
}

export interface CallsDeps {
  engine: Engine
  clock: Clock
  models: CallModels
  applications: ApplicationsPort
  /** mails a published answer to whoever asked; asked again for the same answer, nothing leaves twice */
  tellAsker(question: PublicQuestion): Promise<void>
}

/** What every verb that a person sends carries. */
export interface Command {
  /** id of the form that was sent: the same sent twice is done once */
  command: string
  by: By
}
