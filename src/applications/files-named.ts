import type { ApplicationsDeps } from './applications-deps.ts'

/**
 * The hashes of all files that dossiers name, some of them several times. Drafts and corrections come before the
 * versions that are made of them: a file that changes hands meanwhile is seen at one of the two.
 */
export async function* filesNamed({
  models
}: Pick<ApplicationsDeps, 'models'>): AsyncGenerator<string> {
  for (const model of [models.drafts, models.corrections, models.revisions]) {
    const found = (model as typeof models.drafts)
      .find({ 'files.0': { $exists: true } }, { 'files.sha256': 1 })
      .lean<{ files: { sha256: string }[] }[]>()
      .cursor()
    for await (const { files } of found) for (const { sha256 } of files) yield sha256
  }
}
