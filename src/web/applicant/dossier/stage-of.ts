import type { ApplicationInstance } from '../../../applications/index.ts'

/**
 * Where a dossier is, as far as its candidate may know: an inadmissible dossier whose letter has not left is
 * in screening, and an answer that was not opened is only an answer.
 */
export type DossierStage =
  | 'draft'
  | 'signing'
  | 'signed'
  | 'deposited'
  | 'revising'
  | 'revising-signing'
  | 'revising-signed'
  | 'screening'
  | 'correction'
  | 'correction-signing'
  | 'admissible'
  | 'reading'
  | 'deciding'
  | 'sending'
  | 'unread'
  | 'selected'
  | 'pieces'
  | 'complete'
  | 'reserve'
  | 'notSelected'
  | 'inadmissible'
  | 'withdrawn'
  | 'notDeposited'
  | 'closedWithoutAction'
  | 'declined'
  | 'lapsed'
  | 'reserveExpired'

/** The first prefix that fits; longer ones come first. */
const STAGES: readonly (readonly [string, DossierStage])[] = [
  ['file.before.preparing.draft', 'draft'],
  ['file.before.preparing.typing', 'draft'],
  ['file.before.preparing.signing', 'signing'],
  ['file.before.preparing.signed', 'signed'],
  ['file.before.deposited', 'deposited'],
  ['file.before.revising.draft', 'revising'],
  ['file.before.revising.signing', 'revising-signing'],
  ['file.before.revising.signed', 'revising-signed'],
  ['file.before.correction.signing', 'correction-signing'],
  ['file.before.correction', 'correction'],
  ['file.before.screening', 'screening'],
  ['file.before.inadmissible', 'screening'],
  ['file.before.admissible', 'admissible'],
  ['file.before.scoring', 'reading'],
  ['file.before.thirdReading', 'reading'],
  ['file.before', 'deciding'],
  ['file.answering', 'sending']
]

const ANSWERS: Record<string, DossierStage> = {
  selected: 'selected',
  accepted: 'pieces',
  reserve: 'reserve',
  notSelected: 'notSelected',
  inadmissible: 'inadmissible',
  withdrawn: 'withdrawn',
  notDeposited: 'notDeposited',
  closedWithoutAction: 'closedWithoutAction',
  declined: 'declined',
  lapsed: 'lapsed',
  reserveExpired: 'reserveExpired'
}

/** The leaf state of the dossier itself; its appeal lives beside it. */
export function fileState({ states }: Pick<ApplicationInstance, 'states'>): string {
  return states.find((state) => state.startsWith('file')) ?? ''
}

/** @param answerRead whether the candidate's side has opened the answer */
export function stageOf(
  instance: Pick<ApplicationInstance, 'states'>,
  answerRead: boolean
): DossierStage {
  const state = fileState(instance)
  const answered = /^file\.answered\.([^.]+)(\.complete)?/.exec(state)
  if (answered) {
    if (!answerRead) return 'unread'
    return answered[2] ? 'complete' : (ANSWERS[answered[1] ?? ''] ?? 'unread')
  }
  return STAGES.find(([prefix]) => state.startsWith(prefix))?.[1] ?? 'deciding'
}
