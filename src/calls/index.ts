import { amendCall, extendCall, postponeCall } from './amend-call.ts'
import { callModels } from './call.model.ts'
import type { CallsDeps } from './calls-deps.ts'
import { changeContent, contentOf } from './content.ts'
import { createCall } from './create-call.ts'
import { announceCall, cancelCall, completeCall, confirmClosing, discardCall } from './end-call.ts'
import { eraseCall } from './erase-call.ts'
import { openCall } from './open-call.ts'
import {
  answeredQuestions,
  answerQuestion,
  askQuestion,
  openQuestions
} from './public-questions.ts'
import { allCalls, findCall, publicCalls } from './queries.ts'
import { keepRemark, readRemarks } from './remark.ts'
import { rulesOf, sealsOf } from './write-seal.ts'

/** Everything that can be done with a call, and asked about it. */
export function createCalls(handed: Omit<CallsDeps, 'models'>) {
  const deps: CallsDeps = { ...handed, models: callModels }
  const bound =
    <A, R>(verb: (deps: CallsDeps, args: A) => R) =>
    (args: A) =>
      verb(deps, args)
  return {
    models: callModels,
    create: bound(createCall),
    change: bound(changeContent),
    open: bound(openCall),
    amend: bound(amendCall),
    extend: bound(extendCall),
    postpone: bound(postponeCall),
    cancel: bound(cancelCall),
    confirmClosing: bound(confirmClosing),
    announce: bound(announceCall),
    complete: bound(completeCall),
    discard: bound(discardCall),
    ask: bound(askQuestion),
    answer: bound(answerQuestion),
    erase: bound(eraseCall),
    keepRemark: bound(keepRemark),

    find: bound(findCall),
    content: ({ number }: { number: string }) => contentOf(deps, number),
    /** the rules in force, or those of one version; null before the opening */
    rules: (call: Parameters<typeof rulesOf>[1], version?: number) => rulesOf(deps, call, version),
    seals: bound(sealsOf),
    answeredQuestions: bound(answeredQuestions),
    openQuestions: bound(openQuestions),
    remarks: bound(readRemarks),
    publicCalls: () => publicCalls(deps),
    allCalls: () => allCalls(deps)
  }
}

export type Calls = ReturnType<typeof createCalls>
export { type CallInstance, type PublicQuestion, type Seal } from './call.model.ts'
export { type CalendarDates, type CallContent, type CallSettings } from './call-content.ts'
export { disorderOf, instantsOf, type Calendar } from './calendar.ts'
export type { ApplicationsPort, By, Command } from './calls-deps.ts'
export { dropQuestion } from './drop-question.ts'
export { callEffects, type CallEffectPorts } from './effects.ts'
export type { Criterion, Grid } from './grid.ts'
export { QUESTION_MAX, questionProblems } from './public-questions.ts'
export { type ListedCall } from './queries.ts'
export { obstaclesToOpening, type Obstacle } from './readiness.ts'
export { loadTemplate } from './template.ts'
