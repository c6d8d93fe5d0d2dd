import type { Offer } from '../../../engine/index.ts'
import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import { offersView, type Deed, type DeedPage } from '../../refusals/index.ts'
import { staffOffers } from '../team/staff-offers.ts'
import type { StaffDossier } from './open-staff-dossier.ts'

/** Told even when refused: what anybody would look for at this step. */
const ALWAYS_TOLD: readonly string[] = [
  ...['REQUEST_CORRECTION', 'DECLARE_ADMISSIBLE', 'DECLARE_INADMISSIBLE']
]

/** What can be done with a dossier, in the order of the work; each has a page of its own. */
export function deedPages(number: string): Record<string, DeedPage> {
  const deed = (slug: string) => ({ href: paths.staff.deed(number, slug) })
  return {
    REQUEST_CORRECTION: { href: paths.staff.correction(number) },
    DECLARE_ADMISSIBLE: { ...deed('recevable'), primary: true },
    EXTEND_CORRECTION: deed('allonger'),
    LIFT_CORRECTION: deed('lever'),
    DISCLOSE: { ...deed('envoyer'), primary: true },
    UNDO_ADMISSIBILITY: deed('revenir-recevable'),
    UNDO_INADMISSIBILITY: deed('revenir-irrecevable'),
    RESEND_LETTER: deed('renvoyer'),
    SETTLE_LETTER: deed('remise'),
    ASSIGN_READER: deed('confier-lecture'),
    REMOVE_READER: deed('retirer-lecture'),
    RECORD_RECEPTION: deed('reception'),
    EXTEND_ACCEPTANCE: deed('allonger-acceptation'),
    EXTEND_PIECES: deed('allonger-pieces'),
    ASSIGN_OFFICER: deed('attribuer'),
    REPLACE_SIGNATORY: deed('signataire'),
    WITHDRAW: { ...deed('retrait'), grave: true },
    DECLARE_INADMISSIBLE: { ...deed('irrecevable'), grave: true }
  }
}

/** Buttons for what is possible, and sentences for what is not yet. */
export async function deedsOf(
  request: PersonRequest,
  { access, call, number }: StaffDossier
): Promise<Deed[]> {
  const offers = await staffOffers(request, access)
  const deeds = offersView(offers, call.voice, 'application', deedPages(number))
  return deeds.filter((deed) => deed.href !== undefined || isTold(deed, offers))
}

function isTold({ event }: Deed, offers: readonly Offer[]): boolean {
  const offer = offers.find((one) => one.event === event)
  if (!offer) return false
  if (ALWAYS_TOLD.includes(event)) return offer.reasons.every(({ kind }) => kind !== 'ended')
  return offer.reasons.some(({ kind }) => kind === 'guard')
}
