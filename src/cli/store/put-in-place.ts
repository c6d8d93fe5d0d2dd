import { mkdtemp, rename, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreFailure } from './command.ts'
import { ASIDE, dataIn } from './data-folder.ts'

interface Move {
  from: string
  to: string
}

/**
 * Puts what a folder holds in the place of the data, which is set aside: all of it, or nothing.
 * @returns where what was there is now, if anything was
 * @throws StoreFailure when a move is refused; those before it are undone
 */
export async function putInPlace(
  incoming: string,
  dataFolder: string
): Promise<string | undefined> {
  const there = await dataIn(dataFolder)
  const aside = there.length > 0 ? await mkdtemp(join(dataFolder, ASIDE)) : undefined
  const moves = (await dataIn(incoming)).map((name) => between(name, incoming, dataFolder))
  if (aside !== undefined) moves.unshift(...there.map((name) => between(name, dataFolder, aside)))
  const made: Move[] = []
  try {
    for (const move of moves) {
      await rename(move.from, move.to)
      made.push(move)
    }
    return aside
  } catch (error) {
    await undo(made, aside, error as Error)
    throw new StoreFailure(
      `Nothing was restored, and what was there is back in its place: ${(error as Error).message}.`,
      { cause: error }
    )
  }
}

const between = (name: string, from: string, to: string): Move => ({
  from: join(from, name),
  to: join(to, name)
})

async function undo(made: readonly Move[], aside: string | undefined, why: Error): Promise<void> {
  try {
    for (const { from, to } of [...made].reverse()) await rename(to, from)
    if (aside !== undefined) await rmdir(aside)
  } catch (error) {
    throw new StoreFailure(
      `The restore failed (${why.message}), and what was there could not all be put back (${(error as Error).message}): it is whole in the data folder and in ${aside}. Move it back by hand before anything starts.`,
      { cause: new AggregateError([why, error]) }
    )
  }
}
