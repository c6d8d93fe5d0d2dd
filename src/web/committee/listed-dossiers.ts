import type { ApplicationInstance } from '../../applications/index.ts'
import { awaitsReadings, isRead } from '../../reviews/index.ts'
import type { PersonRequest } from '../page.ts'

/** As much of a dossier as somebody must see to say whether a link ties them to it. */
export interface ListedDossier {
  number: string
  territory: string
  departement: string
}

/** The dossiers of a call that are read or will be, without those from which this person stands aside. */
export async function listedDossiers(
  { services, account }: Pick<PersonRequest, 'services' | 'account'>,
  call: string
): Promise<ListedDossier[]> {
  const [all, aside] = await Promise.all([
    services.applications.models.applications
      .find({ 'subject.call': call }, { subject: 1, states: 1, tags: 1 })
      .lean<ApplicationInstance[]>(),
    services.reviews.recusedFrom(account.id)
  ])
  return all
    .filter((one) => (awaitsReadings(one) || isRead(one)) && !aside.has(one._id))
    .map(({ _id, subject }) => ({
      number: _id,
      territory: subject.territory,
      departement: subject.departement ?? ''
    }))
    .toSorted((a, b) => a.territory.localeCompare(b.territory, 'fr'))
}
