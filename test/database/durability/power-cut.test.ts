import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkDataFile } from '../../../src/database/embedded/storage/format.ts'
import { checkStore } from '../../../src/database/embedded/check.ts'
import { openStore } from '../../../src/database/embedded/storage/store.ts'
import { built } from '../../support/built-program.ts'
import { powerCuts, readTrace } from './power-cut.ts'

const COMMITS = process.env.CI === 'true' ? 60 : 15
const traced = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candide-power-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

it(`keeps every acknowledged write when the power goes, whatever of the rest reached the disk`, async () => {
  if (!traced) {
    process.stderr.write(
      '\nThe power-cut test was NOT run: it needs strace (Debian package strace).\n'
    )
    expect(process.env.CI).not.toBe('true')
    return
  }
  const script = await built('database/durability/processes/write-alone')
  const log = join(folder, 'trace')
  const calls = 'trace=openat,lseek,pwrite64,pwritev,writev,write,fsync,fdatasync,ftruncate'
  const data = join(folder, 'data')
  await mkdir(data)
  const run = spawnSync('strace', [
    '-f',
    '-xx',
    '-s',
    '2000000',
    '-e',
    calls,
    '-o',
    log,
    process.execPath,
    script,
    data,
    String(COMMITS)
  ])
  expect(run.stderr.toString()).toBe('')
  const trace = await readTrace(log)
  let cuts = 0
  for (const keep of [() => false, () => true, () => Math.random() < 0.5]) {
    for (const { acknowledged, content } of powerCuts(trace, 'data.mdb', keep)) {
      const cut = join(folder, `cut-${++cuts}`)
      await mkdir(cut)
      await writeFile(join(cut, 'data.mdb'), content)
      checkDataFile(cut)
      const store = openStore(cut)
      expect(checkStore(store).problems).toEqual([])
      expect(store.find('test', 'writes')?.count()).toBeGreaterThanOrEqual(acknowledged)
      await store.close()
      await rm(cut, { recursive: true })
    }
  }
  expect(cuts).toBe(3 * COMMITS)
})
