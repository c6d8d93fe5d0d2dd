import type { Access } from '../../../applications/index.ts'
import type { Offer } from '../../../engine/index.ts'
import type { PersonRequest } from '../../page.ts'

/** What this person of the team may do with a dossier now; the screening's counts are asked for where there is one. */
export async function staffOffers(
  { services, account }: PersonRequest,
  access: Access
): Promise<Offer[]> {
  const { applications } = services
  const { instance } = access
  const deposited = instance.snapshot.context['deposit'] as object | null
  const screening =
    access.contents !== 'none' && deposited
      ? await applications.openScreening({ account, number: instance._id })
      : undefined
  const facts: Record<string, Record<string, unknown>> = screening
    ? {
        DECLARE_ADMISSIBLE: {
          unchecked: screening.unchecked.length,
          failing: screening.failing.length
        }
      }
    : {}
  return applications.offers({ access, facts })
}
