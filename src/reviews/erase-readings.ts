import type { ReviewsDeps } from './reviews-deps.ts'

/** Erases what readers wrote of a dossier, and what people declared about it; the levels stay in its journal. */
export async function eraseReadings(
  { models }: Pick<ReviewsDeps, 'models'>,
  number: string
): Promise<void> {
  await Promise.all([
    models.sheets.deleteMany({ application: number }),
    models.declarations.deleteMany({ application: number })
  ])
}
