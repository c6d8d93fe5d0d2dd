import { readdir } from 'node:fs/promises'

/** Begins the name of the folder in which a restore keeps what was there. */
export const ASIDE = 'before-restore-'
/** Begins the name of the copy that a restore checks: inside, since a data folder that is a mount has no neighbour. */
export const INCOMING = '.restore-'

/** What is data in a data folder, or in a backup of one: the traces of restores are neither backed up nor restored. */
export async function dataIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter(
    (name) => !name.startsWith(ASIDE) && !name.startsWith(INCOMING)
  )
}

/** What may be copied: a socket, which a process serves or left when it was killed, may not. */
export const noSocket = (path: string): boolean => !path.endsWith('.sock')
