import type { Services } from '../services.ts'

/**
 * Erases a dossier everywhere: its answers and people, its readings, what was prepared for its answer, and every
 * mail about it. Each part may be done again, so that an erasure cut in the middle ends at the next try; files
 * that nothing names any more are collected later.
 */
export async function eraseDossier(
  {
    applications,
    reviews,
    selection,
    messages
  }: Pick<Services, 'applications' | 'reviews' | 'selection' | 'messages'>,
  number: string
): Promise<void> {
  await Promise.all([
    applications.erase(number),
    reviews.erase(number),
    selection.ports.erase(number),
    messages.erase({ application: number })
  ])
}
