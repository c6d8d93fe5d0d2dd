import { answerForLetter, answerOf } from './answer/answer-of.ts'
import { eraseAnswer } from './answer/erase-answer.ts'
import {
  attachPiece,
  missingPieces,
  piecesNamed,
  providePieces,
  removePiece,
  wantedPieces
} from './answer/pieces.ts'
import { readAnswer, recordReception } from './answer/receive.ts'
import { answerAppeal, replaceDecision } from './answer/replace-decision.ts'
import { accept, appeal, decline, extendAcceptance, extendPieces } from './answer/reply.ts'
import { draftDecision, openDecisionDraft } from './decision/draft-decision.ts'
import { previewDecision } from './decision/preview-decision.ts'
import { signDecision } from './decision/sign-decision.ts'
import { verifyDecision } from './decision/verify-decision.ts'
import { giveOpinion, proposedOutcomes } from './proposal/give-opinion.ts'
import { giveReason, setOutcome } from './proposal/give-reason.ts'
import { approveMinutes, draftMinutes, openMinutes } from './minutes/minutes-versions.ts'
import { signMinutes } from './minutes/sign-minutes.ts'
import { openRanking } from './proposal/open-ranking.ts'
import { commitList, drawLots } from './proposal/public-draw.ts'
import { teamArithmetic } from './results/arithmetic.ts'
import { callReserve } from './results/reserve.ts'
import { publicResults } from './results/public-results.ts'
import type { SelectionDeps } from './selection-deps.ts'
import { selectionModels } from './selection.model.ts'
import {
  arrive,
  examine,
  excuse,
  giveMandate,
  leave,
  stepIn,
  stepOut
} from './session/attendance.ts'
import { adjourn, closeSession, convene, openSession } from './session/convene.ts'
import { openSessionOf } from './session/open-session.ts'
import { disagree, move, vote } from './session/motions.ts'

/** Everything that can be done from the jury's convocation to the last answer, and asked about it. */
export function createSelection(handed: Omit<SelectionDeps, 'models'>) {
  const deps: SelectionDeps = { ...handed, models: selectionModels }
  const bound =
    <A, R>(verb: (deps: SelectionDeps, args: A) => R) =>
    (args: A) =>
      verb(deps, args)
  return {
    models: selectionModels,
    convene: bound(convene),
    openSession: bound(openSession),
    adjourn: bound(adjourn),
    closeSession: bound(closeSession),
    arrive: bound(arrive),
    leave: bound(leave),
    excuse: bound(excuse),
    giveMandate: bound(giveMandate),
    stepOut: bound(stepOut),
    stepIn: bound(stepIn),
    examine: bound(examine),
    move: bound(move),
    vote: bound(vote),
    disagree: bound(disagree),

    draftMinutes: bound(draftMinutes),
    minutes: bound(openMinutes),
    approveMinutes: bound(approveMinutes),
    signMinutes: bound(signMinutes),

    session: bound(openSessionOf),
    ranking: bound(openRanking),
    commitList: bound(commitList),
    drawLots: bound(drawLots),
    giveReason: bound(giveReason),
    setOutcome: bound(setOutcome),
    giveOpinion: bound(giveOpinion),

    openDecisionDraft: bound(openDecisionDraft),
    draftDecision: bound(draftDecision),
    previewDecision: bound(previewDecision),
    sign: bound(signDecision),
    verifyDecision: (code: string) => verifyDecision(deps, code),

    answer: bound(answerOf),
    read: bound(readAnswer),
    recordReception: bound(recordReception),
    accept: bound(accept),
    decline: bound(decline),
    extendAcceptance: bound(extendAcceptance),
    wantedPieces: bound(wantedPieces),
    attachPiece: bound(attachPiece),
    removePiece: bound(removePiece),
    providePieces: bound(providePieces),
    extendPieces: bound(extendPieces),
    appeal: bound(appeal),
    answerAppeal: bound(answerAppeal),
    replaceDecision: bound(replaceDecision),

    arithmetic: bound(teamArithmetic),
    publicResults: (call: string) => publicResults(deps, call),

    /** for effects only: nobody is shown what these say */
    ports: {
      proposedOutcomes: (call: string) => proposedOutcomes(deps, call),
      callReserve: (call: string, key: string) => callReserve(deps, call, key),
      answerForLetter: (number: string) => answerForLetter(deps, number),
      missingPieces: (number: string) => missingPieces(deps, number),
      filesNamed: () => piecesNamed(deps),
      erase: (number: string) => eraseAnswer(deps, number)
    }
  }
}

export type Selection = ReturnType<typeof createSelection>
export type { Answer, AnswerDecision } from './answer/answer-of.ts'

export type { WantedPieces } from './answer/pieces.ts'

export type { CriterionSheet, DecisionSheet } from './decision/decision-sheet.ts'

export type { VerifiedDecision } from './decision/verify-decision.ts'
export type { Minutes, MinutesMember, MinutesQuorum, MinutesRow } from './minutes/minutes.ts'
export type { OpenMinutes } from './minutes/minutes-versions.ts'
export { signableFrom } from './minutes/sign-minutes.ts'

export { isDayOff } from './days-off.ts'
export { daysLaterAt, freePeriodEnd, silenceEnd } from './legal-period.ts'
export type { CurrentRanking } from './proposal/current-ranking.ts'
export type {
  FrozenSelection,
  ProposedOutcome,
  ReadSelection
} from './proposal/frozen-selection.ts'
export { REASON_MAX } from './proposal/give-reason.ts'
export type { OpenRanking } from './proposal/open-ranking.ts'
export { selectionRules } from './proposal/selection-rules.ts'
export * from './ranking/index.ts'
export { arithmeticOf, type Arithmetic } from './results/arithmetic.ts'
export type { PublicProject, PublicResults, PublicTable } from './results/public-results.ts'
export type { PublicDraw, PublicSession } from './results/public-session.ts'
export type { SelectionDeps } from './selection-deps.ts'
export { type Decision, type DossierDecision } from './selection.model.ts'
export type { Convocation } from './session/convene.ts'
export { membersRecused, quorumOf, type Quorum, type Recusals } from './session/quorum.ts'
export {
  type ChairVote,
  type Concern,
  type Counts,
  type Seat,
  type SessionEntry,
  type SessionEvent,
  type SessionMember
} from './session/session-event.ts'
export {
  isOpen,
  isPresent,
  meetingOf,
  sessionOf,
  type Disagreement,
  type Meeting,
  type Motion,
  type Presence,
  type Session
} from './session/session.ts'
