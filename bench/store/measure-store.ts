import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Row } from '../table/row.ts'
import { growth } from './growth.ts'
import { memoryOfStore } from './memory-of-store.ts'
import { writes } from './writes.ts'

/** The embedded store alone, in folders of its own. Both sides of each ratio are measured by turns, so that noise hits both. */
export async function measureStore(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'candide-bench-'))
  const inside = (name: string) => join(folder, name)
  try {
    return [
      ...(await writes(inside('writes'), inside('memory.sock'))),
      ...(await growth(inside('growth'))),
      await memoryOfStore(inside('large'))
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
