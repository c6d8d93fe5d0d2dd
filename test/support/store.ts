import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { startEmbeddedStore } from '../../src/database/embedded/index.ts'

export interface TestStore {
  uri: string
  /** Empty when a served MongoDB is used. */
  folder: string
  close(): Promise<void>
}

/**
 * A fresh store with the default mongoose (one for each test file) connected to it: the embedded one in
 * a folder of its own, or a new database of the server that TEST_MONGODB_URI names. It does not wait for the
 * disk: what a crash leaves is asked of processes that are killed, on stores that do.
 */
export async function openTestStore(): Promise<TestStore> {
  const served = process.env.TEST_MONGODB_URI
  const folder = served ? '' : await mkdtemp(join(tmpdir(), 'candide-test-'))
  const store = served ? undefined : await startEmbeddedStore({ folder, disposable: true })
  const uri = store?.uri ?? withDatabase(served ?? '', `test_${randomBytes(6).toString('hex')}`)
  await mongoose.connect(uri)
  return {
    uri,
    folder,
    async close() {
      if (served) await mongoose.connection.dropDatabase()
      await mongoose.disconnect()
      await store?.close()
      if (folder) await rm(folder, { recursive: true, force: true })
    }
  }
}

function withDatabase(uri: string, name: string): string {
  return uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?/, `$1/${name}`)
}
