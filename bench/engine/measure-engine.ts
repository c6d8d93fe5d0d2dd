import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { startEmbeddedStore } from '../../src/database/embedded/index.ts'
import type { Row } from '../table/row.ts'
import { growth } from './growth.ts'
import { Permit } from './permits.ts'
import { proofs } from './proofs.ts'
import { sends } from './sends.ts'
import { steps } from './steps.ts'

/**
 * The engine against what it is made of. A store is made in a folder of its own, or MONGODB_URI is used.
 * @param instances how many there are in the end; 100,000 take minutes
 */
export async function measureEngine(instances: number): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'candide-bench-'))
  const served = process.env['MONGODB_URI']
  const store = served ? undefined : await startEmbeddedStore({ folder })
  await mongoose.connect(served || store!.uri)
  try {
    await Permit.init()
    return [...proofs(), steps(), await sends(), ...(await growth(instances))]
  } finally {
    if (served) await mongoose.connection.dropDatabase()
    await mongoose.disconnect()
    await store?.close()
    await rm(folder, { recursive: true })
  }
}
