import type { SelectionDeps } from '../selection-deps.ts'

/** Erases what was prepared for a dossier's answer and brought after it; the signed decision stays. */
export async function eraseAnswer(
  { models }: Pick<SelectionDeps, 'models'>,
  number: string
): Promise<void> {
  await Promise.all([
    models.drafts.deleteOne({ _id: number }),
    models.pieces.deleteOne({ _id: number })
  ])
}
