import type { Account } from '../../src/accounts/index.ts'
import { NotFound } from '../../src/shared/errors.ts'
import { PDF } from '../bad-luck/support/dossier.ts'
import { admit, depositDossier, openSetting, type Setting } from '../selection/support/setting.ts'

const NUMBER = 'VAC-0901'
const OTHER_CALL = '2031-01'

interface Who {
  account: Account
  number: string
  call: string
  command: string
}
type Verb = (who: Who) => unknown

/** Not for people: ports of other parts, what anybody may ask, and what only says what is one's own. */
const NOT_ABOUT_A_DOSSIER: Record<string, string> = {
  models: 'the collections themselves, behind verbs',
  mine: 'the dossiers of the account itself',
  offers: 'asked with an access that was granted',
  numbersAfter: 'effects of a call, over all its dossiers',
  unanswered: 'the call’s own condition to end',
  unansweredFor: 'the same, without the dossiers that this person stands aside from',
  join: 'after the check of whoever invites',
  receiptFor: 'before the event that checks',
  verifyReceipt: 'anybody who holds the code',
  revision: 'read behind an access, and by effects',
  erase: 'an effect of the clock',
  filesNamed: 'hashes only, for whoever collects files',
  start: 'anybody, in an open call'
}

/**
 * Promise 4, generated: each verb about a dossier × somebody without a role, somebody with every role in
 * another call, and somebody of this call who stands aside. All are told that there is no such thing.
 */
describe('each verb about a dossier is refused to whoever is nothing to it', () => {
  let setting: Setting
  let people: Record<string, Account>

  beforeAll(async () => {
    setting = await openSetting()
    const { accounts, reviews, applications } = setting.services
    const writer = await setting.person('Ines Caron')
    await depositDossier(setting, writer, {
      ...{ number: NUMBER, territory: 'Vierzon', departement: '18', density: 'urban', qpv: false }
    })
    const officer = await setting.person('Officer', 'officer')
    const aside = await setting.person('Aside', 'officer', 'committee', 'jury', 'authority')
    const stranger = await setting.person('Stranger')
    await accounts.grantInCall(stranger.id, OTHER_CALL, [
      ...(['officer', 'committee', 'jury', 'authority', 'deputy'] as const)
    ])
    people = {
      nobody: await setting.person('Nobody'),
      'another call’s team': (await accounts.find(stranger.id)) ?? stranger,
      'somebody who stands aside': aside
    }
    await reviews.recuse({
      ...{ account: aside, number: NUMBER, command: setting.command() },
      link: { nature: 'residence', text: '' }
    })
    await admit(setting, officer, [])
    await applications.writeNote({
      ...{ account: officer, number: NUMBER, command: setting.command(), text: 'Une note.' }
    })
  }, 300_000)
  afterAll(() => setting?.close())

  const verbsOf = (): Record<string, Verb> => {
    const { applications: a } = setting.services
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
      deposit: (who) => a.deposit({ ...who, receivedAt: setting.clock.now() }),
      depositOnPaper: (who) =>
        a.depositOnPaper({
          ...{ ...who, receivedAt: setting.clock.now(), how: 'Poste', signedBy: 'X', quality: '' },
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
      settleLetter: (who) => a.settleLetter({ ...who, how: 'phone', at: setting.clock.now() }),
      resendLetter: (who) => a.resendLetter(who),
      retryLetter: (who) => a.retryLetter({ ...who, letter: 'x', address: 'ami@example.org' }),
      handOverLetter: (who) =>
        a.handOverLetter({
          ...{ ...who, letter: 'x', how: 'phone', at: setting.clock.now(), note: 'x' }
        }),
      writeExchange: (who) => a.writeExchange({ ...who, text: 'Bonjour.' }),
      exchanges: (who) => a.exchanges(who),
      writeNote: (who) => a.writeNote({ ...who, text: 'Une note.' }),
      notes: (who) => a.notes(who)
    }
  }

  /** Open to whoever stands aside: it shows the rest of the call, or makes another dossier. */
  const OF_THE_CALL = ['list', 'count', 'placeInList', 'startOnPaper']

  const readings = (): Record<string, Verb> => {
    const { reviews } = setting.services
    return {
      assignReader: (who) => reviews.assignReader({ ...who, reader: who.account.id }),
      removeReader: (who) => reviews.removeReader({ ...who, reader: 'x', reason: 'x' }),
      openReading: (who) => reviews.openReading(who),
      saveReading: (who) =>
        reviews.saveReading({ ...who, expect: 0, entry: { levels: {}, comments: {}, notes: '' } }),
      finishReading: (who) => reviews.finishReading({ ...who, expect: 0 })
    }
  }

  const refusedTo = async (verbs: Record<string, Verb>, skipped: (who: string) => string[]) => {
    const open: string[] = []
    for (const [name, account] of Object.entries(people)) {
      for (const [verb, run] of Object.entries(verbs)) {
        if (skipped(name).includes(verb)) continue
        const who = { account, number: NUMBER, call: setting.call, command: setting.command() }
        const fate = await Promise.resolve()
          .then(() => run(who))
          .then(
            () => 'done',
            (error: unknown) => (error instanceof NotFound ? 'refused' : String(error))
          )
        if (fate !== 'refused') open.push(`${verb} by ${name}: ${fate}`)
      }
    }
    return open
  }

  it('lists every verb of dossiers: a new one is tried too, or says why not', () => {
    const known = [...Object.keys(verbsOf()), ...Object.keys(NOT_ABOUT_A_DOSSIER)].sort()
    expect(Object.keys(setting.services.applications).sort()).toEqual(known)
  })

  it('finds no such dossier, whatever is tried on it, and leaves nothing behind', async () => {
    const left = async () => {
      const { models } = setting.services.applications
      const { remarks } = setting.services.calls.models
      const collections = [
        ...[models.members, models.exchanges, models.notes, models.corrections, models.revisions],
        ...[models.receipts, models.screenings, remarks]
      ]
      const counts = await Promise.all(collections.map((one) => one.countDocuments({} as never)))
      const dossier = await models.applications.findById(NUMBER).lean()
      return {
        counts,
        v: dossier?.v,
        people: await setting.services.accounts.findByMail('ami@example.org')
      }
    }
    const before = await left()
    const open = await refusedTo(verbsOf(), (name) =>
      name === 'somebody who stands aside' ? OF_THE_CALL : []
    )
    expect(open).toEqual([])
    expect(await left()).toEqual(before)
  }, 300_000)

  it('finds no reading either', async () => {
    expect(await refusedTo(readings(), () => [])).toEqual([])
  })

  it('counts nothing of a dossier for whoever stands aside: lists, sums, progress', async () => {
    const { applications, reviews, selection } = setting.services
    const officer = await setting.person('Officer')
    const { call } = setting
    const seen = async (account: Account) => ({
      listed: (await applications.list({ account, call })).total,
      searched: (await applications.list({ account, call, filter: { _id: NUMBER } })).total,
      counted: await applications.count({ account, call }),
      place: (await applications.placeInList({ account, call, number: NUMBER }))?.at ?? 0,
      received: (await selection.arithmetic({ account, call })).received,
      dossiers: (await reviews.progress({ account, call })).dossiers.length
    })
    const aside = people['somebody who stands aside']
    expect(await seen(officer)).toMatchObject({ listed: 1, place: 1, received: 1 })
    expect(await seen(aside!)).toEqual({
      ...{ listed: 0, searched: 0, counted: 0, place: 0, received: 0, dossiers: 0 }
    })
  })
})
