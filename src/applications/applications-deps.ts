import type { Accounts } from '../accounts/index.ts'
import type { Calls } from '../calls/index.ts'
import type { Engine } from '../engine/index.ts'
import type { Files } from '../files/index.ts'
import type { Clock } from '../shared/clock.ts'
import type { ApplicationModels } from './application.model.ts'
import type { ScreeningModels } from './screening.model.ts'

export interface ApplicationsDeps {
  engine: Engine
  clock: Clock
  models: ApplicationModels & ScreeningModels
  calls: Calls
  accounts: Accounts
  files: Files
}
