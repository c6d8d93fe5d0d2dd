import { parisIsoDate } from '../../../shared/paris-time.ts'
import type { PersonRequest } from '../../page.ts'
import { stateLabel } from '../../refusals/index.ts'
import { mainState } from '../team/main-state.ts'
import type { StaffDossier } from './open-staff-dossier.ts'

/** What the clock will do to one dossier if nobody acts, one wait after the other, up to its answer. */
export function clockSteps(
  { services, clock }: Pick<PersonRequest, 'services' | 'clock'>,
  { access, call }: Pick<StaffDossier, 'access' | 'call'>
): { at: Date; year: string; text: string; to: string }[] {
  const { voice } = call
  const labels = voice.charts['application']?.[voice.lang]
  const yearOf = (instant: Date) => parisIsoDate(instant).slice(0, 4)
  const thisYear = yearOf(clock.now())
  return services.engine
    .foresee({ chart: 'application', instance: access.instance })
    .map(({ delay, at, to }) => ({
      ...{ at, text: labels?.delays[delay] ?? delay },
      // some waits last ten years
      year: yearOf(at) === thisYear ? '' : yearOf(at),
      to: stateLabel(voice, 'application', mainState({ states: to }))
    }))
}
