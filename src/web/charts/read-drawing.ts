import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Layout, StateInWords } from '../../engine/index.ts'
import type { Lang } from '../../shared/lang.ts'
import { projectRoot } from '../../shared/project-root.ts'

/** A chart with its places, and the same in words. */
export type Drawing = Layout & { words: StateInWords[] }

const read = new Map<string, Promise<Drawing>>()

/** Drawn beforehand by `npm run workflows:draw`, checked to be up to date. */
export function readDrawing(
  chart: 'application' | 'call',
  audience: 'staff' | 'candidate',
  lang: Lang
): Promise<Drawing> {
  const name = `${chart}-1.${audience}.${lang}`
  const known = read.get(name)
  if (known) return known
  const file = join(projectRoot, 'workflows', 'drawings', `${name}.json`)
  const drawing = readFile(file, 'utf8').then((text) => JSON.parse(text) as Drawing)
  read.set(name, drawing)
  return drawing
}
