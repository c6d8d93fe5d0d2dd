import { and, not } from 'xstate'
import { alert, endAs } from './steps.ts'
import { vocabulary } from './vocabulary.ts'

const readersChange = {
  ASSIGN_READER: { guard: 'isFreeReader', actions: 'addReader' },
  REMOVE_READER: {
    guard: and(['isReader', 'givesReason']),
    actions: ['removeReader', 'findReaders']
  },
  RECUSE: { guard: and(['isOwnReading', 'givesReason']), actions: ['removeReader', 'findReaders'] },
  FINISH_READING: {
    guard: and(['isOwnReading', 'notYetRead', 'scoresAllCriteria']),
    actions: 'recordReading'
  }
} as const

/** Independent readings on the grid; a wide gap on one criterion calls for one more. */
export const scoring = vocabulary.createStateConfig({
  initial: 'reading',
  meta: { owner: 'committee' },
  on: readersChange,
  always: [
    { target: 'thirdReading', guard: 'readingsDisagree', actions: 'findReaders' },
    { target: 'deliberation', guard: 'readingsAreIn' }
  ],
  states: {
    reading: {
      after: { readingsDue: { target: 'late', actions: alert('team-readings-late') } }
    },
    late: {
      tags: ['late'],
      after: {
        readingsFallback: { target: '#deliberation', actions: alert('team-readings-incomplete') }
      }
    }
  }
})

export const thirdReading = vocabulary.createStateConfig({
  meta: { owner: 'committee' },
  on: readersChange,
  always: { target: 'deliberation', guard: 'thirdReadingIsIn' },
  after: {
    thirdReadingLimit: { target: '#deliberation', actions: alert('team-readings-incomplete') }
  }
})

const isProposed = {
  PROPOSE_OUTCOME: [
    {
      target: '#provisional.selected',
      guard: and(['isJuryOutcome', 'proposesSelected']),
      actions: 'setOutcome'
    },
    {
      target: '#provisional.reserve',
      guard: and(['isJuryOutcome', 'proposesReserve']),
      actions: 'setOutcome'
    },
    {
      target: '#provisional.notSelected',
      guard: and(['isJuryOutcome', not('proposesSelected'), not('proposesReserve')]),
      actions: 'setOutcome'
    }
  ]
} as const

/** A reading that never came may still be made, so that no dossier is judged unread, nor holds up all the others. */
const missingReading = {
  ASSIGN_READER: { guard: and(['isFreeReader', 'readingsLack']), actions: 'addReader' },
  RECUSE: { guard: and(['isOwnReading', 'notYetRead', 'givesReason']), actions: 'removeReader' },
  FINISH_READING: {
    guard: and(['isOwnReading', 'notYetRead', 'scoresAllCriteria', 'readingsLack']),
    actions: 'recordReading'
  }
} as const

/** The jury gives its opinion; if it stays silent, the authority decides on the readings and the letter says so. */
export const deliberation = vocabulary.createStateConfig({
  id: 'deliberation',
  initial: 'opinion',
  on: { ...isProposed, ...missingReading },
  states: {
    opinion: {
      meta: { owner: 'jury' },
      after: { juryFallback: { target: 'noOpinion', actions: alert('team-no-opinion') } }
    },
    noOpinion: {
      tags: ['late'],
      meta: { owner: 'authority' },
      after: { authorityFallback: { target: '#answering', actions: endAs('closedWithoutAction') } }
    }
  }
})

/** The outcome is proposed and known to nobody outside; the authority's signature makes it an answer. */
export const provisional = vocabulary.createStateConfig({
  id: 'provisional',
  initial: 'notSelected',
  meta: { owner: 'authority' },
  tags: ['provisional'],
  on: { ...isProposed, DECIDE: { target: '#answering', actions: 'recordDecision' } },
  after: { authorityFallback: { target: '#answering', actions: endAs('closedWithoutAction') } },
  states: { selected: {}, reserve: {}, notSelected: {} }
})
