import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { provenCharts } from '../src/engine/index.ts'
import { LANGS } from '../src/shared/lang.ts'
import { projectRoot } from '../src/shared/project-root.ts'
import { readLocales } from '../src/web/i18n/read-locales.ts'
import { applicationVersions, callVersions } from '../workflows/territoire-volontaire/versions.ts'

/**
 * What would be worked out again at each start, as `readBuilt` reads it: sentences, since YAML takes half a second;
 * proofs of charts, each under the structural hash of the chart that it is about.
 * @param folder one that is there
 */
export async function workOut(folder: string): Promise<void> {
  const write = (name: string, what: unknown) =>
    writeFile(join(folder, `${name}.json`), JSON.stringify(what))
  for (const lang of LANGS) await write(lang, readLocales(join(projectRoot, 'locales'), lang))
  await write('proofs', provenCharts([...applicationVersions, ...callVersions]))
}
