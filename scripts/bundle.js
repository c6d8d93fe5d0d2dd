import { build } from 'esbuild'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')

/** What a process or a thread begins with, by the name of its file in the bundle. */
export const ENTRIES = {
  main: 'src/main.ts',
  candide: 'src/cli/index.ts',
  'rehearsal-process': 'src/rehearsal/rehearsal-process.ts',
  'build-data': 'scripts/build-data.ts'
}

/**
 * Writes the sources as a few files of plain JavaScript, side by side: a thousand modules take seconds to load one by
 * one. Packages stay where they are; what is imported late stays in a file of its own.
 * @param {string} folder where to, below the folder of package.json
 * @param {string} root the folder of package.json, when it is another one
 * @param {Record<string, string>} entries files that something begins with, by their names in the bundle
 */
export async function bundle(folder, root = ROOT, entries = ENTRIES) {
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: join(root, folder),
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning'
  })
}
