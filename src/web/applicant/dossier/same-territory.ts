import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import type { OpenDossier } from './open-dossier.ts'

/** Another dossier of the same territory in the same call. */
export interface Twin {
  /** its address, when this person belongs to it; nothing of it is said to anybody else */
  path: string | null
}

/**
 * The same territory applying twice is warned, and may join the first dossier: through its people when they
 * are known, through the team otherwise.
 */
export async function sameTerritory(
  { services, account }: PersonRequest,
  { instance }: Pick<OpenDossier, 'instance'>
): Promise<Twin | null> {
  const { territory, call, departement } = instance.subject
  if (territory === '') return null
  const other = await services.applications.models.applications
    .findOne(
      {
        ...{ 'subject.call': call, 'subject.territory': territory, _id: { $ne: instance._id } },
        ...{ 'subject.departement': departement, status: 'active' },
        states: { $not: /^file\.(deleted|archived|answered)/ }
      },
      { _id: 1 }
    )
    .lean()
  if (!other) return null
  const mine = await services.applications.mine(account.id)
  const known = mine.some(({ _id }) => _id === other._id)
  return { path: known ? paths.applicant.dossier(other._id) : null }
}
