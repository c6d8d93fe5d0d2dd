import { chartSettings } from '../../../applications/index.ts'
import { instantsOf } from '../../../calls/index.ts'
import type { PersonRequest } from '../../page.ts'
import { stateLabel } from '../../refusals/index.ts'
import type { StaffCall } from '../team/staff-call.ts'

/** What becomes of dossiers when one role never acts again, from now on. */
export interface SilentRole {
  role: string
  /** every state where it is its move */
  states: {
    name: string
    steps: { at: Date; text: string; to: string }[]
    answeredAt: Date
  }[]
  /** the latest of their answers */
  answeredAt: Date
}

const CLOCK = 'clock'

/** For each role: from which state, step by step and date by date, up to the answer. */
export function silenceInWords(
  { services }: PersonRequest,
  { number, content, voice }: StaffCall
): SilentRole[] {
  const input = {
    ...{ number: '', call: number, signatory: null },
    settings: chartSettings(content),
    calendar: instantsOf(content.calendar)
  }
  const labels = voice.charts['application']?.[voice.lang]
  const fileOf = (states: readonly string[]) =>
    states.find((state) => state.startsWith('file')) ?? states[0] ?? ''
  const roles = new Map<string, SilentRole>()
  for (const { role, state, steps, answeredAt } of services.engine.silence({
    ...{ chart: 'application', input }
  })) {
    // a wait that is nobody’s move cannot be anybody’s silence
    if (role === CLOCK) continue
    const name = labels?.roles[role] ?? role
    const known = roles.get(name) ?? { role: name, states: [], answeredAt }
    roles.set(name, known)
    if (answeredAt > known.answeredAt) known.answeredAt = answeredAt
    known.states.push({
      name: stateLabel(voice, 'application', state),
      answeredAt,
      steps: steps.map(({ delay, to, at }) => ({
        ...{ at, text: labels?.delays[delay] ?? delay },
        to: stateLabel(voice, 'application', fileOf(to))
      }))
    })
  }
  return [...roles.values()]
}
