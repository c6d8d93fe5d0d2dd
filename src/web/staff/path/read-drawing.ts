import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Layout } from '../../../engine/index.ts'
import type { Lang } from '../../../shared/lang.ts'
import { projectRoot } from '../../../shared/project-root.ts'

const read = new Map<Lang, Promise<Layout>>()

/** The dossier's chart with its places, in the words of the team; drawn beforehand, checked to be up to date. */
export function readDrawing(lang: Lang): Promise<Layout> {
  const known = read.get(lang)
  if (known) return known
  const file = join(projectRoot, 'workflows', 'drawings', `application-1.staff.${lang}.json`)
  const layout = readFile(file, 'utf8').then((text) => JSON.parse(text) as Layout)
  read.set(lang, layout)
  return layout
}
