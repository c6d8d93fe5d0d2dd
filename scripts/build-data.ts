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
const built = join(projectRoot, 'dist')
mkdirSync(join(built, 'locales'), { recursive: true })
for (const lang of LANGS) {
  const sentences = readLocales(join(projectRoot, 'locales'), lang)
  writeFileSync(join(built, 'locales', `${lang}.json`), JSON.stringify(sentences))
}
const proofs = provenCharts([...applicationVersions, ...callVersions])
writeFileSync(join(built, 'proofs.json'), JSON.stringify(proofs))
