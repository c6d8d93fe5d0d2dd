import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { provenCharts } from '../src/engine/index.ts'
import { LANGS } from '../src/shared/lang.ts'
import { projectRoot } from '../src/shared/project-root.ts'
import { readLocales } from '../src/web/i18n/read-locales.ts'
import { applicationVersions, callVersions } from '../workflows/territoire-volontaire/versions.ts'

/**
 * Part of `npm run build`: what would be worked out again at each start. Sentences, since YAML takes half a second;
 * proofs of charts, each under the structural hash of the chart that it is about.
 */
const folder = join(import.meta.dirname, 'built')
mkdirSync(folder, { recursive: true })
const write = (name: string, what: unknown) => {
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(what))
}
for (const lang of LANGS) write(lang, readLocales(join(projectRoot, 'locales'), lang))
write('proofs', provenCharts([...applicationVersions, ...callVersions]))
