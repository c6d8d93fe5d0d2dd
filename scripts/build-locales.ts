import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGS } from '../src/shared/lang.ts'
import { projectRoot } from '../src/shared/project-root.ts'
import { readLocales } from '../src/web/i18n/read-locales.ts'

/** Part of `npm run build`: sentences as the built server reads them, since YAML takes half a second at each start. */
const built = join(projectRoot, 'dist', 'locales')
mkdirSync(built, { recursive: true })
for (const lang of LANGS) {
  const sentences = readLocales(join(projectRoot, 'locales'), lang)
  writeFileSync(join(built, `${lang}.json`), JSON.stringify(sentences))
}
