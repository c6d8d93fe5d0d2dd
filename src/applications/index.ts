import { accessTo, dossiersOf } from './access.ts'
import {
  answerCorrection,
  attachToCorrection,
  openCorrection,
  saveCorrection,
  writeCorrection
} from './answer-correction.ts'
import { applicationModels } from './application.model.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import { attachFile, removeFile } from './attachments.ts'
import {
  correctionsOf,
  extendCorrection,
  liftCorrection,
  requestCorrection
} from './corrections.ts'
import {
  declareInadmissible,
  disclose,
  undoAdmissibility,
  undoInadmissibility
} from './decide-admissibility.ts'
import { countApplications } from './count-applications.ts'
import { deposit, receiptFor, takeUpAgain, verifyReceipt } from './deposit.ts'
import { depositOnPaper } from './deposit-on-paper.ts'
import { openDraft, writeAnswers } from './draft.ts'
import { eraseDossier } from './erase.ts'
import { exchangesOf, notesOf, writeExchange, writeNote } from './exchanges.ts'
import { abandonRevision, deleteDraft, takeBack, withdraw } from './leave.ts'
import { offersTo } from './offers.ts'
import { invite, join, removeMember } from './people.ts'
import { filesNamed } from './files-named.ts'
import { listApplications, numbersAfter, unanswered, unansweredFor } from './queries.ts'
import { placeInList } from './place-in-list.ts'
import { saveSection } from './save-section.ts'
import { screeningModels } from './screening.model.ts'
import { assignOfficer, checkPoint, declareAdmissible, openScreening } from './screening.ts'
import { handOverLetter, resendLetter, retryLetter, settleLetter } from './settle-letter.ts'
import {
  askSignature,
  proposedRevision,
  refuseSignature,
  replaceSignatory,
  revisionOf,
  sign
} from './sign.ts'
import { startDraft, startOnPaper } from './start-draft.ts'

/** Everything that can be done with a dossier up to its reading, and asked about it. */
export function createApplications(handed: Omit<ApplicationsDeps, 'models'>) {
  const models = { ...applicationModels, ...screeningModels }
  const deps: ApplicationsDeps = { ...handed, models }
  const bound =
    <A, R>(verb: (deps: ApplicationsDeps, args: A) => R) =>
    (args: A) =>
      verb(deps, args)
  return {
    models,
    access: (...[account, number]: Tail<typeof accessTo>) => accessTo(deps, account, number),
    mine: (account: string) => dossiersOf(deps, account),
    offers: bound(offersTo),
    list: bound(listApplications),
    placeInList: bound(placeInList),
    count: bound(countApplications),
    numbersAfter: bound(numbersAfter),
    unanswered: bound((all: ApplicationsDeps, call: string) => unanswered(all, call)),
    unansweredFor: bound(unansweredFor),

    start: bound(startDraft),
    startOnPaper: bound(startOnPaper),
    openDraft: bound(openDraft),
    saveSection: bound(saveSection),
    writeAnswers: bound(writeAnswers),
    attachFile: bound(attachFile),
    removeFile: bound(removeFile),
    invite: bound(invite),
    join: bound(join),
    removeMember: bound(removeMember),

    askSignature: bound(askSignature),
    proposedRevision: bound(proposedRevision),
    sign: bound(sign),
    refuseSignature: bound(refuseSignature),
    replaceSignatory: bound(replaceSignatory),
    takeBack: bound(takeBack),
    deposit: bound(deposit),
    depositOnPaper: bound(depositOnPaper),
    receiptFor: (...[instance, facts]: Tail<typeof receiptFor>) =>
      receiptFor(deps, instance, facts),
    verifyReceipt: bound(verifyReceipt),
    takeUpAgain: bound(takeUpAgain),
    abandonRevision: bound(abandonRevision),
    withdraw: bound(withdraw),
    deleteDraft: bound(deleteDraft),
    revision: (number: string, revision: number) => revisionOf(deps, number, revision),

    openScreening: bound(openScreening),
    checkPoint: bound(checkPoint),
    assignOfficer: bound(assignOfficer),
    declareAdmissible: bound(declareAdmissible),
    declareInadmissible: bound(declareInadmissible),
    undoAdmissibility: bound(undoAdmissibility),
    undoInadmissibility: bound(undoInadmissibility),
    disclose: bound(disclose),
    requestCorrection: bound(requestCorrection),
    extendCorrection: bound(extendCorrection),
    liftCorrection: bound(liftCorrection),
    corrections: bound(correctionsOf),
    openCorrection: bound(openCorrection),
    saveCorrection: bound(saveCorrection),
    writeCorrection: bound(writeCorrection),
    attachToCorrection: bound(attachToCorrection),
    answerCorrection: bound(answerCorrection),
    settleLetter: bound(settleLetter),
    resendLetter: bound(resendLetter),
    retryLetter: bound(retryLetter),
    handOverLetter: bound(handOverLetter),

    erase: bound(eraseDossier),
    filesNamed: () => filesNamed(deps),

    writeExchange: bound(writeExchange),
    exchanges: bound(exchangesOf),
    writeNote: bound(writeNote),
    notes: bound(notesOf)
  }
}

type Tail<F> = F extends (first: never, ...rest: infer R) => unknown ? R : never

export type Applications = ReturnType<typeof createApplications>
export { isTyped, type Access } from './access.ts'
export type { OpenCorrection } from './answer-correction.ts'
export type {
  ApplicationInstance,
  ApplicationSubject,
  DossierFile,
  Draft,
  Member,
  PaperFacts,
  Receipt,
  Recusal,
  Revision
} from './application.model.ts'
export { MESSAGE_MAX } from './corrections.ts'
export { countedAgain } from './counted-again.ts'
export type { OpenDraft } from './draft.ts'
export type { CountQuery } from './count-applications.ts'
export { listedFacts, type Stage } from './listed-facts.ts'
export type { ListedApplication, ListQuery } from './queries.ts'
export type { RulePoint } from './rule-points.ts'
export type { Correction, Exchange, InternalNote, Screening, Verdict } from './screening.model.ts'
export type { OpenScreening } from './screening.ts'
export { chartSettings } from './start-draft.ts'
