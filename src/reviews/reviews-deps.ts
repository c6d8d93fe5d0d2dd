import type { Account, Accounts } from '../accounts/index.ts'
import type { Applications } from '../applications/index.ts'
import type { Calls } from '../calls/index.ts'
import type { Engine } from '../engine/index.ts'
import type { Clock } from '../shared/clock.ts'
import type { ReviewModels } from './review.model.ts'

export interface ReviewsDeps {
  engine: Engine
  clock: Clock
  models: ReviewModels
  accounts: Accounts
  calls: Calls
  applications: Applications
}

/** What every verb about one dossier carries; `command` is the id of the form that was sent. */
export interface OnDossier {
  account: Account
  number: string
  command: string
}
