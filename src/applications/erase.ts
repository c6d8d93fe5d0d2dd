import type { ApplicationsDeps } from './applications-deps.ts'

/**
 * Erases what a dossier said and who its people were, once nothing is left to answer. The journal stays: it
 * holds identifiers and digests only. Files that nothing else names are collected later.
 */
export async function eraseDossier(
  { models, calls }: ApplicationsDeps,
  number: string
): Promise<void> {
  const ofDossier = { application: number }
  await Promise.all([
    models.drafts.deleteOne({ _id: number }),
    models.revisions.deleteMany(ofDossier),
    models.screenings.deleteOne({ _id: number }),
    models.corrections.deleteMany(ofDossier),
    models.exchanges.deleteMany(ofDossier),
    models.notes.deleteMany(ofDossier),
    models.members.deleteMany(ofDossier),
    models.recusals.deleteMany(ofDossier),
    models.receipts.updateMany(ofDossier, { $set: { paper: null } }),
    calls.models.remarks.deleteMany(ofDossier)
  ])
  await models.applications.updateOne(
    { _id: number },
    { $set: { 'subject.title': '', 'subject.territory': '', 'subject.population': null } }
  )
}
