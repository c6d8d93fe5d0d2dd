import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { readBuilt } from '../../shared/built.ts'
import type { Lang } from '../../shared/lang.ts'
import { projectRoot } from '../../shared/project-root.ts'

/** Sentences by key, nested: `{ staff: { triage: { title: '…' } } }`. */
export interface Sentences {
  [key: string]: string | Sentences
}

/**
 * Every sentence of one language. A file's path is the beginning of its keys: `title` in
 * `locales/fr/staff/triage.yaml`, or `triage.title` in `locales/fr/staff.yaml`, is `staff.triage.title`.
 * @throws Error naming the file when it is not YAML, or when two files write the same key
 */
export function readLocales(folder: string, lang: Lang): Sentences {
  return readFolder(join(folder, lang))
}

/** The sentences of `locales/`: as the build left them beside its code, or from their sources. */
export function ownLocales(lang: Lang): Sentences {
  return readBuilt<Sentences>(lang) ?? readLocales(join(projectRoot, 'locales'), lang)
}

function readFolder(folder: string): Sentences {
  const sentences: Sentences = {}
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) merge(sentences, { [entry.name]: readFolder(path) }, path)
    else if (entry.name.endsWith('.yaml')) {
      const content = parse(readFileSync(path, 'utf8')) as Sentences | null
      merge(sentences, { [entry.name.slice(0, -'.yaml'.length)]: content ?? {} }, path)
    }
  }
  return sentences
}

function merge(into: Sentences, from: Sentences, path: string): void {
  for (const [key, value] of Object.entries(from)) {
    const existing = into[key]
    if (existing === undefined) into[key] = value
    else if (typeof existing === 'object' && typeof value === 'object') merge(existing, value, path)
    else throw new Error(`${path}: the key « ${key} » is written twice`)
  }
}
