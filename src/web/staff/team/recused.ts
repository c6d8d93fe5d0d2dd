import type { PersonRequest } from '../../page.ts'

/** Numbers of the dossiers of which this person sees nothing. */
export async function recusedNumbers({
  services,
  account
}: Pick<PersonRequest, 'services' | 'account'>): Promise<string[]> {
  return [...(await services.reviews.recusedFrom(account.id))]
}
