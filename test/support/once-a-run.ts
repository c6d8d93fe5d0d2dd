import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Made by `begin-run.ts`; a process that no run of Jest began has one of its own. */
let runFolder = process.env['TEST_RUN_FOLDER']

/**
 * A folder that the first file of the run that asks for it makes; the others wait, and share it. Nobody may write
 * in it afterwards: whoever changes what is in it begins with a copy.
 * @param make fills an empty folder; when it fails, whoever asks next tries again
 */
export async function onceARun(
  name: string,
  make: (folder: string) => Promise<void>
): Promise<string> {
  runFolder ??= await mkdtemp(join(tmpdir(), 'candide-run-'))
  const made = join(runFolder, name)
  const lock = `${made}.lock`
  await mkdir(dirname(made), { recursive: true })
  while (!existsSync(made)) {
    const mine = await open(lock, 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    if (!mine) {
      await wait(50)
      continue
    }
    await mine.close()
    try {
      // somebody may have ended between the look and the lock
      if (!existsSync(made)) await makeWhole(made, make)
    } finally {
      await rm(lock)
    }
  }
  return made
}

/** Nobody ever sees half of it. */
async function makeWhole(made: string, make: (folder: string) => Promise<void>): Promise<void> {
  const part = `${made}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(part)
  await make(part)
  await rename(part, made)
}
