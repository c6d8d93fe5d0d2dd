import { SCENES, type Scene } from '../scenes.ts'

/** Where no dossier can be looked at: no appeal was made, all was erased, or nothing stops there. */
const NOT_TO_BE_SEEN = ['appeal.none', 'file.archived', 'file.answering.available']

/** The first scene at which a dossier of the story is in each state. */
const SEEN_AT: Record<Scene['id'], readonly string[]> = {
  writing: [
    'file.before.preparing.draft',
    'file.before.preparing.signing.asked',
    'file.before.preparing.signed',
    'file.before.deposited',
    'file.answered.closedWithoutAction'
  ],
  screening: [
    'file.before.preparing.typing',
    'file.before.preparing.signing.reminded',
    'file.before.preparing.signing.remindedTwice',
    'file.before.revising.draft',
    'file.before.revising.signing',
    'file.before.revising.signed',
    'file.before.screening.checking',
    'file.before.correction.waiting',
    'file.before.admissible',
    'file.answered.inadmissible',
    'file.answered.withdrawn',
    'file.answered.notDeposited',
    'file.deleted'
  ],
  readings: [
    'file.before.screening.untaken',
    'file.before.correction.sending',
    'file.before.correction.undelivered',
    'file.before.inadmissible',
    'file.before.scoring.reading',
    'file.before.thirdReading',
    'file.before.deliberation.opinion',
    'file.answering.undelivered'
  ],
  jury: [
    'file.before.screening.late',
    'file.before.correction.reminded',
    'file.before.correction.overdue'
  ],
  signature: [
    'file.before.correction.signing',
    'file.before.provisional.selected',
    'file.before.provisional.reserve',
    'file.before.provisional.notSelected'
  ],
  morrow: ['file.answered.selected.unread', 'file.answered.reserve', 'file.answered.notSelected'],
  answers: [
    'file.answering.sending',
    'file.answered.selected.unheard',
    'file.answered.selected.read'
  ],
  results: ['file.answered.accepted.pieces'],
  agreements: [
    'file.before.scoring.late',
    'file.answered.selected.reminded',
    'file.answered.accepted.piecesLate',
    'file.answered.lapsed',
    'appeal.examined',
    'appeal.settled'
  ],
  afterwards: [
    'file.before.deliberation.noOpinion',
    'file.answered.accepted.complete',
    'file.answered.declined',
    'file.answered.reserveExpired',
    'appeal.silent'
  ]
}

/** @param state a leaf of the chart `application` */
export function canBeSeen(state: string): boolean {
  return !NOT_TO_BE_SEEN.includes(state)
}

/** The scene to go to for a state. */
export function sceneOf(state: string): Scene['id'] | undefined {
  return SCENES.find(({ id }) => SEEN_AT[id].includes(state))?.id
}
