import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { built } from '../../support/built-program.ts'
import { openTestStore } from '../../support/store.ts'

export interface ServedStore {
  uri: string
  close(): Promise<void>
}

/**
 * `candide store serve` in a process of its own, reached over TCP with its password, as processes of Candide are told
 * by MONGODB_URI; this process is connected too. The server that TEST_MONGODB_URI names takes its place when set.
 */
export async function serveStore(): Promise<ServedStore> {
  if (process.env['TEST_MONGODB_URI']) return openTestStore()
  const folder = await mkdtemp(join(tmpdir(), 'candide-served-'))
  const cli = await built('candide')
  const server = spawn(process.execPath, [cli, 'store', 'serve', '--port', '0'], {
    env: { ...process.env, DATA_FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const [line] = (await once(server.stdout, 'data')) as [Buffer]
  const uri = line.toString().trim()
  await mongoose.connect(uri)
  return {
    uri,
    async close() {
      await mongoose.disconnect()
      server.kill('SIGTERM')
      await once(server, 'exit')
      await rm(folder, { recursive: true, force: true })
    }
  }
}
