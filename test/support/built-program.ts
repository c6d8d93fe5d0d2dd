import { execFile } from 'node:child_process'
import { cp, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bundle, ENTRIES } from '../../scripts/bundle.js'
import { projectRoot } from '../../src/shared/project-root.ts'
import { onceARun } from './once-a-run.ts'

/** The sources, and what is read beside the code. */
const BESIDE = [
  'node_modules',
  'src',
  'workflows',
  'scripts',
  'test',
  'views',
  'locales',
  'settings'
]

/**
 * The program as `npm run build` leaves it, apart from dist/, which may be serving somebody, and the processes of tests
 * beside it: they start as quickly as in production.
 * @returns its root; code is under `dist/`
 */
export function builtProgram(): Promise<string> {
  return onceARun('program', async (root) => {
    await cp(join(projectRoot, 'package.json'), join(root, 'package.json'))
    for (const part of BESIDE) await symlink(join(projectRoot, part), join(root, part))
    await build(root, await processes())
  })
}

/** A file of that program, by its name in the bundle or, for a process of tests, its path below `test/`. */
export async function built(name: string): Promise<string> {
  return join(await builtProgram(), 'dist', `${name}.js`)
}

/** Builds the sources of a root into its `dist/`. */
export async function build(root: string, others: Record<string, string> = {}): Promise<void> {
  await bundle('dist', root, { ...ENTRIES, ...others })
  await promisify(execFile)(process.execPath, [join(root, 'dist', 'build-data.js')])
}

/** Every file that tests start as a process, by its path. */
async function processes(): Promise<Record<string, string>> {
  const paths = await readdir(join(projectRoot, 'test'), { recursive: true })
  const own = paths.filter((path) => /(^|\/)processes\/[^/]+\.ts$/.test(path))
  return Object.fromEntries(own.map((path) => [path.replace(/\.ts$/, ''), join('test', path)]))
}
