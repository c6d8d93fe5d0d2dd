import type { Account, Accounts } from '../accounts/index.ts'
import type { Applications } from '../applications/index.ts'
import type { Calls } from '../calls/index.ts'
import type { Engine } from '../engine/index.ts'
import type { Files } from '../files/index.ts'
import type { Reviews } from '../reviews/index.ts'
import type { Clock } from '../shared/clock.ts'
import type { SelectionModels } from './selection.model.ts'

export interface SelectionDeps {
  engine: Engine
  clock: Clock
  models: SelectionModels
  accounts: Accounts
  calls: Calls
  applications: Applications
  reviews: Reviews
  files: Files
}

/** What a verb about a call carries; `command` is the id of the form that was sent. */
export interface OnCall {
  account: Account
  call: string
  command: string
}

export interface OnDossier {
  account: Account
  number: string
  command: string
}
