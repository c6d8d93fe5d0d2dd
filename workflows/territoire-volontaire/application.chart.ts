import { answered } from './application/answered.ts'
import { answering } from './application/answering.ts'
import { appeal } from './application/appeal.ts'
import { firstDay } from './application/context.ts'
import { rules } from './application/events.ts'
import { explain } from './application/explain.ts'
import { deposited, preparing, revising } from './application/preparing.ts'
import { deliberation, provisional, scoring, thirdReading } from './application/reviewing.ts'
import { admissible, correction, inadmissible, screening } from './application/screening.ts'
import { endAs, letters } from './application/steps.ts'
import { effects, vocabulary } from './application/vocabulary.ts'
import { applicationLabelsEn } from './locales/application.en.ts'
import { applicationLabelsFr } from './locales/application.fr.ts'

/** The life of one dossier, from its first word to the last answer. */
const machine = vocabulary.createMachine({
  id: 'application',
  type: 'parallel',
  context: ({ input }) => firstDay(input),
  states: {
    file: {
      initial: 'before',
      on: {
        // every wait is armed again from the new dates
        CHANGE_CALENDAR: { target: '.here', actions: 'setCalendar' },
        ASSIGN_OFFICER: { actions: 'assignOfficer' }
      },
      states: {
        before: {
          initial: 'preparing',
          on: {
            WITHDRAW: { target: 'answering', guard: 'hasDeposit', actions: endAs('withdrawn') },
            CANCEL_CALL: { target: 'answering', actions: endAs('closedWithoutAction') }
          },
          states: {
            preparing,
            deposited,
            revising,
            screening,
            correction,
            inadmissible,
            admissible,
            scoring,
            thirdReading,
            deliberation,
            provisional
          }
        },
        answering,
        answered,
        deleted: { id: 'deleted', type: 'final', tags: ['answered', 'end'] },
        archived: { id: 'archived', type: 'final', tags: ['answered', 'end'] },
        here: { type: 'history', history: 'deep' }
      }
    },
    appeal
  }
})

export const applicationChart = {
  name: 'application',
  version: 1,
  machine,
  events: rules,
  effects,
  letters,
  explain,
  labels: { fr: applicationLabelsFr, en: applicationLabelsEn }
}
