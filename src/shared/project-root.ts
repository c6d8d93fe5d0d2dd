import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder of package.json, found by walking up: views, locales and templates are read from it by the
 * sources (src/) and by the build (dist/) alike.
 */
export const projectRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)))

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder)
    throw new Error('No package.json above the code: the installation is incomplete.')
  return findRoot(parent)
}
