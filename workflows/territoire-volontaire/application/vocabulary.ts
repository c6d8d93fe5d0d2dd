import { assign, setup } from 'xstate'
import { assigns } from './assigns.ts'
import type { Context, Input } from './context.ts'
import { delays } from './delays.ts'
import type { Event } from './events.ts'
import { guards } from './guards.ts'

/** An effect leaves the step as data: nothing happens here, the outbox does it later. */
const later = () => undefined
const letter = (_: unknown, _params: { letter: string }) => undefined

/** The words in which the dossier's chart is written. */
export const vocabulary = setup({
  types: { context: {} as Context, events: {} as Event, input: {} as Input },
  guards,
  delays,
  actions: {
    proposeVersion: assign(assigns.proposeVersion),
    forgetProposal: assign(assigns.forgetProposal),
    recordSignature: assign(assigns.recordSignature),
    replaceSignatory: assign(assigns.replaceSignatory),
    recordDeposit: assign(assigns.recordDeposit),
    depositByClock: assign(assigns.depositByClock),
    setCalendar: assign(assigns.setCalendar),
    assignOfficer: assign(assigns.assignOfficer),
    openCorrection: assign(assigns.openCorrection),
    startCorrectionClock: assign(assigns.startCorrectionClock),
    extendCorrection: assign(assigns.extendCorrection),
    closeCorrection: assign(assigns.closeCorrection),
    closeAllCorrections: assign(assigns.closeAllCorrections),
    reviseDeposit: assign(assigns.reviseDeposit),
    reserveJudgement: assign(assigns.reserveJudgement),
    addReader: assign(assigns.addReader),
    removeReader: assign(assigns.removeReader),
    recordReading: assign(assigns.recordReading),
    setOutcome: assign(assigns.setOutcome),
    recordDecision: assign(assigns.recordDecision),
    endAs: assign(assigns.endAs),
    promote: assign(assigns.promote),
    forgetOutcome: assign(assigns.forgetOutcome),
    recordAvailable: assign(assigns.recordAvailable),
    recordUndelivered: assign(assigns.recordUndelivered),
    recordBounce: assign(assigns.recordBounce),
    settleAlert: assign(assigns.settleAlert),
    recordReception: assign(assigns.recordReception),
    extendAcceptance: assign(assigns.extendAcceptance),
    extendPieces: assign(assigns.extendPieces),
    recordAppeal: assign(assigns.recordAppeal),

    /** to everyone who writes the dossier, its signatory told */
    sendLetter: letter,
    /** to the signatory alone */
    askSignatory: letter,
    /** the letter of the present answer */
    sendAnswer: later,
    /** to the officers of the call */
    alertTeam: letter,
    /** two readers without conflict, by the least charged */
    findReaders: later,
    /** the call's instance offers the place to the next in the reserve */
    freePlace: later,
    /** personal data leave, the journal stays */
    erase: later
  }
})

export const effects = [
  'sendLetter',
  'askSignatory',
  'sendAnswer',
  'alertTeam',
  'findReaders',
  'freePlace',
  'erase'
]
