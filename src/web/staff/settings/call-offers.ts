import type { Offer } from '../../../engine/index.ts'
import { instantsOf, obstaclesToOpening } from '../../../calls/index.ts'
import type { PersonRequest } from '../../page.ts'
import { offersView, type Deed } from '../../refusals/index.ts'
import { paths } from '../../paths.ts'
import type { StaffCall } from '../team/staff-call.ts'

/** What may be done with a call now, with the facts that the domain would bring. */
export async function callOffers(
  { services, clock, account }: PersonRequest,
  { instance, number, content, person }: StaffCall
): Promise<Offer[]> {
  const counts = await services.applications.unansweredFor({ account, call: number })
  const calendar = instantsOf(content.calendar)
  const later = Math.max(calendar.closesAt, clock.now().getTime()) + 1
  const given = { reason: 'given', seal: 'seal' }
  return services.engine.may({
    chart: 'call',
    instance,
    actor: { id: account.id, roles: person.roles },
    probes: {
      CHANGE_DRAFT: { calendar },
      OPEN: {
        problems: obstaclesToOpening(content, clock.now()).map(({ code }) => code),
        ...{ seal: 'seal', calendar }
      },
      AMEND: given,
      EXTEND: { ...given, calendar: { ...calendar, closesAt: later } },
      POSTPONE: { ...given, calendar },
      CANCEL: given,
      CONFIRM_CLOSING: given,
      ANNOUNCE: { unanswered: counts.unanswered },
      COMPLETE: { ...counts }
    }
  })
}

/** Buttons and sentences about the whole call. */
export async function callDeeds(request: PersonRequest, call: StaffCall): Promise<Deed[]> {
  const deed = (slug: string) => ({ href: paths.staff.callDeed(call.number, slug) })
  const offers = await callOffers(request, call)
  const deeds = offersView(offers, call.voice, 'call', {
    OPEN: { ...deed('ouvrir'), primary: true },
    CONFIRM_CLOSING: { ...deed('confirmer-cloture'), primary: true },
    EXTEND: deed('reporter-cloture'),
    POSTPONE: deed('reporter'),
    ANNOUNCE: { ...deed('annoncer'), primary: true },
    COMPLETE: { ...deed('clore'), primary: true },
    CANCEL: { ...deed('annuler'), grave: true },
    DISCARD: { ...deed('abandonner'), grave: true }
  })
  // what another step allows needs no sentence here; what is only missing something does
  const isNear = (event: string) =>
    offers.find((one) => one.event === event)?.reasons.some(({ kind }) => kind === 'guard') ?? false
  return deeds.filter(({ event, href }) => href !== undefined || isNear(event))
}
