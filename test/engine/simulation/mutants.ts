import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { createEngine } from '../../../src/engine/index.ts'

/** One thing the algorithm must not do without, taken out of its source. */
export interface Mutation {
  file: string
  from: string
  to: string
}

const matchedById: Mutation = {
  file: 'send.ts',
  from: '(other) => other.id === timer.id && other.seq === timer.seq',
  to: '(other) => other.id === timer.id'
}
const dateNotReadAgain: Mutation = {
  file: 'send.ts',
  from: 'armed.dueAt > ports.clock.now()',
  to: 'timer.dueAt > ports.clock.now()'
}

export const mutants: Record<string, Mutation[]> = {
  'without compare-and-set': [
    {
      file: 'send.ts',
      from: 'kind.store.swap(read._id, read.v,',
      to: 'kind.store.swap(read._id, (await kind.store.read(read._id))!.v,'
    }
  ],
  'without command ids': [
    { file: 'send.ts', from: 'if (known) return', to: 'if (known && cmd === "") return' }
  ],
  // either check alone is enough against a timer armed again; a date moved by hand needs the second
  'with timers matched without their sequence': [matchedById, dateNotReadAgain],
  'with the date of a timer not read again': [dateNotReadAgain],
  'with an effect removed before its result is sent': [
    {
      file: 'outbox.ts',
      from: 'if (outcome?.event) await sendResult',
      to: 'if (outcome?.event) await kind.store.remove(instance._id, key)\n    if (outcome?.event) await sendResult'
    }
  ],
  'with an effect removed before it is done': [
    {
      file: 'outbox.ts',
      from: '  try {\n    const after = await untilFinished',
      to: '  await kind.store.remove(instance._id, effect.key)\n  try {\n    const after = await untilFinished'
    }
  ],
  'with failed effects forgotten': [
    {
      file: 'outbox.ts',
      from: 'await failed(ports, kind, instance, effect, held, error)',
      to: 'await kind.store.remove(instance._id, effect.key)'
    }
  ],
  'with two effects under one key': [
    {
      file: 'advance.ts',
      from: '`${before._id}:${seq}:${n}`',
      to: '`${before._id}:${seq % 3}:${n}`'
    }
  ],
  'without cancelling timers': [
    {
      file: 'advance.ts',
      from: "if (change.kind === 'cancel') continue",
      to: 'if (!change) continue'
    },
    {
      file: 'advance.ts',
      from: 'armed = armed.filter(({ id }) => id !== change.id)',
      to: "if (change.kind === 'cancel') continue\n    armed = armed.filter(({ id }) => id !== change.id)"
    }
  ]
}

/** The engine with some of its source replaced, as a module of its own. */
export async function mutant(
  changes: readonly Mutation[]
): Promise<{ create: typeof createEngine; remove: () => Promise<void> }> {
  const root = join(import.meta.dirname, '..', '..', '..')
  const folder = await mkdtemp(join(tmpdir(), 'candide-mutant-'))
  await cp(join(root, 'src', 'engine'), join(folder, 'engine'), { recursive: true })
  await cp(join(root, 'src', 'shared'), join(folder, 'shared'), { recursive: true })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const { file, from, to } of changes) {
    const path = join(folder, 'engine', file)
    const source = await readFile(path, 'utf8')
    if (!source.includes(from)) throw new Error(`${file} no longer says: ${from}`)
    await writeFile(path, source.replaceAll(from, to))
  }
  const module = (await import(pathToFileURL(join(folder, 'engine', 'index.ts')).href)) as {
    createEngine: typeof createEngine
  }
  return { create: module.createEngine, remove: () => rm(folder, { recursive: true }) }
}
