import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** In the place of `src/shared/built.ts`: what `workedOut` left for the files of this run. */
export function readBuilt<T>(name: string): T | undefined {
  const file = join(process.env['TEST_RUN_FOLDER'] ?? '', 'built', `${name}.json`)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined
}
