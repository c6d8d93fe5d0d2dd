import { assertEvent, assign, setup } from 'xstate'
import type { Context, Input } from './context.ts'
import { delays } from './delays.ts'
import type { Event } from './events.ts'
import { guards } from './guards.ts'

/** An effect leaves the step as data: nothing happens here, the outbox does it later. */
const later = () => undefined

/** The words in which the call's chart is written. */
export const vocabulary = setup({
  types: { context: {} as Context, events: {} as Event, input: {} as Input },
  guards,
  delays,
  actions: {
    setCalendar: assign(({ event }) => {
      assertEvent(event, ['CHANGE_DRAFT', 'OPEN', 'EXTEND', 'POSTPONE'])
      return { calendar: event.calendar }
    }),
    seal: assign(({ context, event }) => {
      assertEvent(event, ['OPEN', 'AMEND', 'EXTEND', 'POSTPONE'])
      return { seals: [...context.seals, event.seal] }
    }),
    recordDecision: assign(({ event }) => {
      assertEvent(event, 'SIGN_DECISION')
      return { decision: event.decision }
    }),

    /** the sealed rules become public */
    publishRules: later,
    /** one event to every dossier of the call, with facts that the effect looks up, resumable */
    tellApplications: (_, _params: { event: string; days?: number }) => undefined,
    alertTeam: (_, _params: { letter: string }) => undefined,
    alertAuthority: (_, _params: { letter: string }) => undefined,
    /** the next of the reserve that keeps the constraints is offered the place */
    callReserve: later,
    erase: later
  }
})

export const effects = [
  'publishRules',
  'tellApplications',
  'alertTeam',
  'alertAuthority',
  'callReserve',
  'erase'
]
