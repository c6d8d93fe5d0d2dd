import type { Offer } from '../../../engine/index.ts'
import type { Sentence } from '../../../shared/errors.ts'
import type { PersonRequest } from '../../page.ts'
import { reasonSentences } from '../../refusals/index.ts'
import { closingFacts } from '../dossier/closing-facts.ts'
import type { OpenDossier } from '../dossier/open-dossier.ts'

/** Events that end with the closing: afterwards that is why, whatever the step the dossier has reached. */
const UNTIL_CLOSING = new Set(['TAKE_UP_AGAIN', 'ASK_SIGNATURE', 'DEPOSIT'])

/** Everything that this person may send now, and why not the rest. */
export function offersOf({ services }: PersonRequest, dossier: OpenDossier): Promise<Offer[]> {
  return services.applications.offers({ access: dossier })
}

/** Why an event is not possible now, in the candidate's words; nothing when it is. */
export function refusalOf(
  request: PersonRequest,
  dossier: OpenDossier,
  offers: readonly Offer[],
  event: string
): Sentence[] {
  const offer = offers.find((one) => one.event === event)
  if (offer?.allowed) return []
  const { voice, content } = dossier
  if (!offer) {
    const role = event === 'SIGN' ? 'signatory' : 'writer'
    return reasonSentences(voice, 'application', [{ kind: 'role', code: role }])
  }
  const closing = closingFacts(content, request)
  if (UNTIL_CLOSING.has(event) && closing.passed) {
    const params = { date: closing.at.getTime() }
    return reasonSentences(voice, 'application', [{ kind: 'guard', code: 'beforeClosing', params }])
  }
  return reasonSentences(voice, 'application', offer.reasons)
}
