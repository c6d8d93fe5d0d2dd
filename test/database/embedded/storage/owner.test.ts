import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { takeFolder, type Owner } from '../../../../src/database/embedded/storage/owner.ts'
import { built } from '../../../support/built-program.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candide-owner-'))
  file = join(folder, 'owner.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** What is in the file at this instant; undefined when nobody holds the folder. */
function look(): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

// Who saw it without would take its owner for dead, and the folder from it.
it('is never seen to hold a folder without saying who', async () => {
  const script = await built('database/embedded/storage/processes/take-again')
  const holder = spawn(process.execPath, [script, folder, '1500'], { stdio: 'inherit' })
  const ended = once(holder, 'exit')
  const seen = new Set<string>()
  while (holder.exitCode === null && holder.signalCode === null) {
    for (let looks = 0; looks < 100; looks++) {
      const text = look()
      if (text !== undefined) seen.add(text)
    }
    await setImmediate()
  }
  expect(await ended).toEqual([0, null])
  expect(seen.size).toBeGreaterThan(0)
  expect([...seen]).not.toContain('')
  for (const text of seen) expect(JSON.parse(text) as Owner).toMatchObject({ pid: holder.pid })
  expect(await readdir(folder)).toEqual([])
})

it('leaves the folder to who has taken it since', async () => {
  const lock = takeFolder(folder)
  const others = JSON.stringify({ pid: 1, host: 'elsewhere', since: '', started: '', command: '' })
  await writeFile(file, others)
  lock.release()
  expect(await readFile(file, 'utf8')).toBe(others)
})
