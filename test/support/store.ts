import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { startEmbeddedStore } from '../../src/database/embedded/index.ts'

export interface TestStore {
  uri: string
  /** of its own, for files too; holds the store where it is the embedded one */
  folder: string
  /** @param keepIn a folder that will hold what the store held, to begin another with; only of an embedded one */
  close(keepIn?: string): Promise<void>
}

/**
 * A fresh store with the default mongoose (one for each test file) connected to it: the embedded one in
 * a folder of its own, or a new database of the server that TEST_MONGODB_URI names. It does not wait for the
 * disk: what a crash leaves is asked of processes that are killed, on stores that do.
 * @param from a folder that a store left; the embedded one begins with a copy of it
 */
export async function openTestStore({
  from
}: { from?: string | undefined } = {}): Promise<TestStore> {
  const served = process.env.TEST_MONGODB_URI
  const folder = await mkdtemp(join(tmpdir(), 'candide-test-'))
  if (from !== undefined) await copyStore(from, folder, served)
  const store = served ? undefined : await startEmbeddedStore({ folder, disposable: true })
  const uri = store?.uri ?? withDatabase(served ?? '', `test_${randomBytes(6).toString('hex')}`)
  await mongoose.connect(uri)
  return {
    uri,
    folder,
    async close(keepIn) {
      if (served) await mongoose.connection.dropDatabase()
      await mongoose.disconnect()
      await store?.close()
      if (keepIn !== undefined) await copyStore(folder, keepIn, served)
      await rm(folder, { recursive: true, force: true })
    }
  }
}

function withDatabase(uri: string, name: string): string {
  return uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?/, `$1/${name}`)
}

async function copyStore(from: string, to: string, served: string | undefined): Promise<void> {
  if (served) throw new Error('A served store cannot be copied as a folder.')
  await cp(from, to, { recursive: true, filter: (path) => !path.endsWith('.sock') })
}
