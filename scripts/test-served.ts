import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Runs the tests, or those named, on a store that another process serves: `npm run test:served -- test/web`.
 * Each test file has a database of its own there (test/support/store.ts reads TEST_MONGODB_URI).
 */
const folder = await mkdtemp(join(tmpdir(), 'candide-served-'))
const server = spawn(process.execPath, ['--import', 'tsx', 'src/cli/index.ts', 'store', 'serve'], {
  env: { ...process.env, DATA_FOLDER: folder, MONGODB_URI: '' },
  stdio: ['ignore', 'pipe', 'inherit']
})
const [address] = (await once(server.stdout, 'data')) as [Buffer]
const tests = spawn('npm', ['test', '--', ...process.argv.slice(2)], {
  env: { ...process.env, TEST_MONGODB_URI: address.toString().trim() },
  stdio: 'inherit'
})
const [code] = (await once(tests, 'exit')) as [number | null]
const gone = once(server, 'exit')
server.kill('SIGTERM')
await gone
await rm(folder, { recursive: true, force: true })
process.exitCode = code ?? 1
