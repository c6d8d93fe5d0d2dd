import type { Account } from '../../../src/accounts/index.ts'
import { PDF } from '../../bad-luck/support/dossier.ts'
import type { Setting } from '../../selection/support/setting.ts'

interface Who {
  account: Account
  number: string
  call: string
  command: string
}

/** Something tried by somebody on a dossier, or on its call, that would do if it were theirs to do. */
export type Verb = (who: Who) => unknown

/** Every verb of a dossier. */
export function dossierVerbs({ services, clock }: Setting): Record<string, Verb> {
  const { applications: a } = services
  const reason = 'Parce que.'
  const dueAt = new Date('2027-04-01T10:00:00Z')
  return {
    list: ({ account, call }) => a.list({ account, call }),
    count: ({ account, call }) => a.count({ account, call }),
    placeInList: ({ account, number, call }) => a.placeInList({ account, number, call }),
    access: ({ account, number }) => a.access(account, number),
    startOnPaper: (who) => a.startOnPaper(who),
    openDraft: (who) => a.openDraft(who),
    saveSection: (who) => a.saveSection({ ...who, section: 'project', input: {} }),
    writeAnswers: (who) => a.writeAnswers({ ...who, answers: [] }),
    attachFile: (who) => {
      const upload = { name: 'a.pdf', content: PDF }
      return a.attachFile({ ...who, question: 'engagement-letter', upload })
    },
    removeFile: (who) => a.removeFile({ ...who, id: 'x' }),
    invite: (who) => a.invite({ ...who, mail: 'ami@example.org', name: 'Ami', role: 'writer' }),
    removeMember: (who) => a.removeMember({ ...who, member: who.account.id }),
    askSignature: (who) => a.askSignature(who),
    proposedRevision: (who) => a.proposedRevision(who),
    sign: (who) => a.sign({ ...who, hash: 'abc' }),
    refuseSignature: (who) => a.refuseSignature({ ...who, reason }),
    replaceSignatory: (who) =>
      a.replaceSignatory({ ...who, mail: 'ami@example.org', name: 'Ami', quality: 'maire' }),
    takeBack: (who) => a.takeBack(who),
    deposit: (who) => a.deposit({ ...who, receivedAt: clock.now() }),
    depositOnPaper: (who) =>
      a.depositOnPaper({
        ...{ ...who, receivedAt: clock.now(), how: 'Poste', signedBy: 'X', quality: '' },
        contact: { name: 'Ami', mail: 'ami@example.org' }
      }),
    takeUpAgain: (who) => a.takeUpAgain(who),
    abandonRevision: (who) => a.abandonRevision(who),
    withdraw: (who) => a.withdraw({ ...who, reason }),
    deleteDraft: (who) => a.deleteDraft(who),
    openScreening: (who) => a.openScreening(who),
    checkPoint: (who) => a.checkPoint({ ...who, point: 'x', verdict: 'conform', note: '' }),
    assignOfficer: (who) => a.assignOfficer({ ...who, officer: who.account.id }),
    declareAdmissible: (who) => a.declareAdmissible(who),
    declareInadmissible: (who) => a.declareInadmissible({ ...who, reason }),
    undoAdmissibility: (who) => a.undoAdmissibility({ ...who, reason }),
    undoInadmissibility: (who) => a.undoInadmissibility({ ...who, reason }),
    disclose: (who) => a.disclose(who),
    requestCorrection: (who) =>
      a.requestCorrection({
        ...who,
        kind: 'incomplete',
        reopens: ['title'],
        message: 'x',
        dueAt
      }),
    extendCorrection: (who) => a.extendCorrection({ ...who, id: 'x', dueAt, reason }),
    liftCorrection: (who) => a.liftCorrection({ ...who, id: 'x', reason }),
    corrections: (who) => a.corrections(who),
    openCorrection: (who) => a.openCorrection({ ...who, id: 'x' }),
    saveCorrection: (who) => a.saveCorrection({ ...who, id: 'x', input: {}, note: '' }),
    writeCorrection: (who) => a.writeCorrection({ ...who, id: 'x', answers: [] }),
    attachToCorrection: (who) => {
      const upload = { name: 'a.pdf', content: PDF }
      return a.attachToCorrection({ ...who, id: 'x', question: 'title', upload })
    },
    answerCorrection: (who) => a.answerCorrection({ ...who, id: 'x' }),
    settleLetter: (who) => a.settleLetter({ ...who, how: 'phone', at: clock.now() }),
    resendLetter: (who) => a.resendLetter(who),
    retryLetter: (who) => a.retryLetter({ ...who, letter: 'x', address: 'ami@example.org' }),
    handOverLetter: (who) =>
      a.handOverLetter({
        ...{ ...who, letter: 'x', how: 'phone', at: clock.now(), note: 'x' }
      }),
    writeExchange: (who) => a.writeExchange({ ...who, text: 'Bonjour.' }),
    exchanges: (who) => a.exchanges(who),
    writeNote: (who) => a.writeNote({ ...who, text: 'Une note.' }),
    notes: (who) => a.notes(who)
  }
}

/** Every verb of a reading. */
export function readingVerbs({ services: { reviews } }: Setting): Record<string, Verb> {
  return {
    assignReader: (who) => reviews.assignReader({ ...who, reader: who.account.id }),
    removeReader: (who) => reviews.removeReader({ ...who, reader: 'x', reason: 'x' }),
    openReading: (who) => reviews.openReading(who),
    saveReading: (who) =>
      reviews.saveReading({ ...who, expect: 0, entry: { levels: {}, comments: {}, notes: '' } }),
    finishReading: (who) => reviews.finishReading({ ...who, expect: 0 })
  }
}

/** Every verb about the answer to a dossier. */
export function answerVerbs({ services, clock }: Setting): Record<string, Verb> {
  const { selection: s } = services
  const reason = 'Parce que.'
  const until = '2027-07-20'
  const words = { opening: 'Bonjour.', conditions: [], comments: {} }
  return {
    openDecisionDraft: (who) => s.openDecisionDraft(who),
    draftDecision: (who) => s.draftDecision({ ...who, expect: 0, words }),
    previewDecision: (who) => s.previewDecision(who),
    answer: (who) => s.answer(who),
    read: (who) => s.read(who),
    recordReception: (who) => s.recordReception({ ...who, how: 'post', at: clock.now() }),
    accept: (who) => s.accept(who),
    decline: (who) => s.decline({ ...who, reason }),
    extendAcceptance: (who) => s.extendAcceptance({ ...who, until, reason }),
    wantedPieces: (who) => s.wantedPieces(who),
    attachPiece: (who) => {
      const upload = { name: 'a.pdf', content: PDF }
      return s.attachPiece({ ...who, question: 'council-deliberation', upload })
    },
    removePiece: (who) => s.removePiece({ ...who, id: 'x' }),
    providePieces: (who) => s.providePieces(who),
    extendPieces: (who) => s.extendPieces({ ...who, until, reason }),
    appeal: (who) => s.appeal({ ...who, reason }),
    answerAppeal: (who) => s.answerAppeal({ ...who, upheld: true, reason }),
    replaceDecision: (who) =>
      s.replaceDecision({ ...who, outcome: { outcome: 'selected', rank: null }, reason })
  }
}

/** Every verb of a call's session, ranking, minutes and decision. */
export function decidingVerbs({ services, clock }: Setting): Record<string, Verb> {
  const { selection: s } = services
  const text = 'Parce que.'
  const counts = { for: 1, against: 0, abstain: 0 }
  const member = ({ account }: Who) => account.id
  return {
    convene: (who) =>
      s.convene({
        ...{ ...who, meetsAt: clock.now(), place: 'Salle' },
        ...{ members: [], chair: member(who), secretary: member(who) }
      }),
    openSession: (who) => s.openSession(who),
    adjourn: (who) => s.adjourn({ ...who, reason: text }),
    closeSession: (who) => s.closeSession(who),
    arrive: (who) => s.arrive({ ...who, member: member(who), how: 'room' }),
    leave: (who) => s.leave({ ...who, member: member(who) }),
    excuse: (who) => s.excuse({ ...who, member: member(who) }),
    giveMandate: (who) =>
      s.giveMandate({ ...who, from: member(who), to: 'x', dated: '2027-05-07' }),
    stepOut: (who) => s.stepOut({ ...who, member: member(who), applications: [who.number] }),
    stepIn: (who) => s.stepIn({ ...who, member: member(who) }),
    examine: (who) => s.examine({ ...who, application: who.number }),
    move: (who) => s.move({ ...who, mover: member(who), text, concerns: 'ranking' }),
    vote: (who) => s.vote({ ...who, motion: 'x', counts, chair: 'for' }),
    disagree: (who) => s.disagree({ ...who, member: member(who), text }),
    draftMinutes: (who) => s.draftMinutes(who),
    minutes: (who) => s.minutes(who),
    approveMinutes: (who) => s.approveMinutes({ ...who, version: 1, remark: text }),
    signMinutes: (who) => s.signMinutes({ ...who, version: 1 }),
    session: (who) => s.session(who),
    ranking: (who) => s.ranking(who),
    commitList: (who) => s.commitList(who),
    drawLots: (who) => s.drawLots({ ...who, numbers: [1, 2], givenBy: ['A', 'B'] }),
    giveReason: (who) => s.giveReason({ ...who, application: who.number, text }),
    setOutcome: (who) =>
      s.setOutcome({ ...who, application: who.number, outcome: 'selected', rank: null, text }),
    giveOpinion: (who) => s.giveOpinion(who),
    sign: (who) => s.sign(who),
    arithmetic: (who) => s.arithmetic(who)
  }
}
