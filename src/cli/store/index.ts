import { backup } from './backup.ts'
import { check } from './check.ts'
import type { StoreCommand } from './command.ts'
import { exportStore } from './export.ts'
import { importStore } from './import.ts'
import { restore } from './restore.ts'
import { serve } from './serve.ts'

export { StoreFailure, UsageError, type StoreCommand, type StoreSurroundings } from './command.ts'

/** The commands about the store, by the name that follows `candide store`. */
export const storeCommands: Readonly<Record<string, StoreCommand>> = {
  serve,
  check,
  backup,
  restore,
  export: exportStore,
  import: importStore
}
