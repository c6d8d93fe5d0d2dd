import type { Account } from '../../src/accounts/index.ts'
import { NotFound } from '../../src/shared/errors.ts'
import { admit, depositDossier, openSetting, type Setting } from '../selection/support/setting.ts'
import {
  answerVerbs,
  decidingVerbs,
  dossierVerbs,
  readingVerbs,
  type Verb
} from './support/every-verb.ts'

const NUMBER = 'VAC-0901'
const OTHER_CALL = '2031-01'

/** Of `selection`: not for people, or open to anybody. */
const NOT_ABOUT_A_CALL = ['models', 'ports', 'publicResults', 'verifyDecision']

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
  })
  afterAll(() => setting?.close())

  /** Open to whoever stands aside: it shows the rest of the call, or makes another dossier. */
  const OF_THE_CALL = ['list', 'count', 'placeInList', 'startOnPaper']

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
    const known = [
      ...Object.keys(dossierVerbs(setting)),
      ...Object.keys(NOT_ABOUT_A_DOSSIER)
    ].sort()
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
    const open = await refusedTo(dossierVerbs(setting), (name) =>
      name === 'somebody who stands aside' ? OF_THE_CALL : []
    )
    expect(open).toEqual([])
    expect(await left()).toEqual(before)
  })

  it('lists every verb of the selection too', () => {
    const known = { ...answerVerbs(setting), ...decidingVerbs(setting) }
    const all = [...Object.keys(known), ...NOT_ABOUT_A_CALL].sort()
    expect(Object.keys(setting.services.selection).sort()).toEqual(all)
  })

  it('finds no answer, whatever is tried on it', async () => {
    expect(await refusedTo(answerVerbs(setting), () => [])).toEqual([])
  })

  it('finds no session, ranking, minutes nor decision, and keeps no word of what was tried', async () => {
    const { remarks } = setting.services.calls.models
    const before = await remarks.countDocuments({})
    const verbs = decidingVerbs(setting)
    // whoever stands aside from one dossier has a seat: what they see there has tests of its own
    const ofTheCall = (name: string) =>
      name === 'somebody who stands aside' ? Object.keys(verbs) : []
    expect(await refusedTo(verbs, ofTheCall)).toEqual([])
    expect(await remarks.countDocuments({})).toBe(before)
  })

  it('finds no reading either', async () => {
    expect(await refusedTo(readingVerbs(setting), () => [])).toEqual([])
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
