import { existsSync, readFileSync } from 'node:fs'

/**
 * What the build worked out (`scripts/work-out.ts`) and left beside its code.
 * @param name of the file, without its ending
 * @returns nothing where the sources run as they are
 */
export function readBuilt<T>(name: string): T | undefined {
  const file = new URL(`./built/${name}.json`, import.meta.url)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined
}
