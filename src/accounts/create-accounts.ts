import type { Connection } from 'mongoose'
import type { Clock } from '../shared/clock.ts'
import { newId } from '../shared/ids.ts'
import type { Lang } from '../shared/lang.ts'
import { accountModel, type AccountDocument } from './account.model.ts'
import type { Account, CallRole, InstallationRole } from './account.ts'
import { keptTextModel } from './kept-text.model.ts'
import { createKeptTexts, type KeptTexts } from './kept-texts.ts'
import { createLinks, LINK_LIFE, type LinkState } from './links.ts'
import { mailKey } from './mail-key.ts'
import type { Mailer } from './mailer.ts'
import { linkSent, requestLink, type LinkRequest, type LinkSent } from './request-link.ts'
import { signInLinkModel } from './sign-in-link.model.ts'

export interface AccountsOptions {
  connection: Connection
  mailer: Mailer
  /** sessions and links live on it, whatever the business clock says */
  machineClock: Clock
  /** the address of the page that a token opens, whole, in the reader's language */
  linkAddress: (token: string, lang: Lang) => string
  /** where somebody without a dossier finds the open calls, whole */
  callsAddress: (lang: Lang) => string
  /** who answers when something goes wrong */
  contact: { mail: string; phone: string }
}

export interface NewPerson {
  mail: string
  name?: string
  lang?: Lang
}

export interface Entered {
  account: Account
  epoch: number
  /** where the link leads; null: the person's own home */
  next: string | null
}

/** People, how they come in, and what they are; one mail address is one person. */
export interface Accounts {
  /** Once per database, before anything else: makes the indexes. */
  prepare(): Promise<void>
  find(id: string): Promise<Account | undefined>
  findMany(ids: readonly string[]): Promise<Account[]>
  findByMail(mail: string): Promise<Account | undefined>
  /** Whose session this is; undefined once they signed out everywhere. */
  forSession(id: string, epoch: number): Promise<Account | undefined>
  /**
   * The account of this address, made if need be; a name already there is kept.
   * @throws RangeError when the address is not one
   */
  ensure(person: NewPerson): Promise<Account>
  rename(id: string, name: string): Promise<void>
  grant(id: string, role: InstallationRole): Promise<void>
  revoke(id: string, role: InstallationRole): Promise<void>
  grantInCall(id: string, callId: string, roles: readonly CallRole[]): Promise<void>
  revokeInCall(id: string, callId: string, roles: readonly CallRole[]): Promise<void>
  /** everybody with a role in this call */
  peopleOfCall(callId: string): Promise<Account[]>
  withRole(role: InstallationRole): Promise<Account[]>
  /** Asks for a mailed link; the same answer for known and unknown addresses. */
  requestLink(request: LinkRequest): Promise<LinkSent>
  lastLinkOfBrowser(browserId: string): Promise<LinkSent | undefined>
  /** What a link is worth, without using it. */
  lookAtLink(token: string): Promise<LinkState>
  /** Uses a link up. The kept texts of the browser it was asked from, and of this one, become the person's. */
  useLink(
    token: string,
    from: { browserId: string; device: 'phone' | 'computer' }
  ): Promise<Entered | LinkState>
  /**
   * A link to hand over or to put in an invitation. It makes the account when it is used, and is not
   * replaced by others.
   * @param life milliseconds, 30 minutes unless told
   * @returns its whole address
   */
  createSignInLink(link: {
    mail: string
    next?: string
    lang?: Lang
    life?: number
  }): Promise<string>
  signOutEverywhere(id: string): Promise<void>
  /** « It was not me »: whoever holds a used link may end every session of its account, and the team is told. */
  disownLink(token: string): Promise<boolean>
  keptTexts: KeptTexts
  /** Removes what has expired: links, kept texts, sessions. @returns how many */
  sweep(): Promise<number>
}

export function createAccounts(options: AccountsOptions): Accounts {
  const { connection, mailer, machineClock: clock, linkAddress, contact } = options
  const model = accountModel(connection)
  const linkModel = signInLinkModel(connection)
  const keptModel = keptTextModel(connection)
  const links = createLinks(linkModel, clock)
  const keptTexts = createKeptTexts(keptModel, clock)
  const keyOf = (mail: string) => {
    const key = mailKey(mail)
    if (!key) throw new RangeError(`Not a mail address: ${mail}`)
    return key
  }

  const accounts: Accounts = {
    keptTexts,
    async prepare() {
      await model.createIndexes()
      await linkModel.createIndexes()
      await keptModel.createIndexes()
      await connection.collection('sessions').createIndex({ expires: 1 })
    },
    async find(id) {
      return shown(await model.findById(id).lean())
    },
    async findMany(ids) {
      return (await model.find({ _id: { $in: [...ids] } }).lean()).flatMap(
        (one) => shown(one) ?? []
      )
    },
    async findByMail(mail) {
      return shown(await model.findOne({ mail: mailKey(mail) ?? '' }).lean())
    },
    async forSession(id, epoch) {
      return shown(await model.findOne({ _id: id, epoch }).lean())
    },
    async ensure({ mail, name = '', lang = 'fr' }) {
      const key = keyOf(mail)
      const fresh = { _id: newId(), name, lang, roles: [], calls: [], epoch: 0, v: 0 }
      const made = await upsert(key, { ...fresh, createdAt: clock.now() })
      if (made.name || !name) return made
      await accounts.rename(made.id, name)
      return { ...made, name }
    },
    async rename(id, name) {
      await model.updateOne({ _id: id }, { $set: { name: name.trim() } })
    },
    async grant(id, role) {
      await model.updateOne({ _id: id }, { $addToSet: { roles: role } })
    },
    async revoke(id, role) {
      await model.updateOne({ _id: id }, { $pull: { roles: role } })
    },
    grantInCall: (id, callId, roles) =>
      changeCallRoles(id, callId, (held) => [...new Set([...held, ...roles])]),
    revokeInCall: (id, callId, roles) =>
      changeCallRoles(id, callId, (held) => held.filter((role) => !roles.includes(role))),
    async peopleOfCall(callId) {
      const found = await model.find({ 'calls.callId': callId }).sort({ name: 1 }).lean()
      return found.flatMap((one) => shown(one) ?? [])
    },
    async withRole(role) {
      const found = await model.find({ roles: role }).sort({ name: 1 }).lean()
      return found.flatMap((one) => shown(one) ?? [])
    },
    requestLink: (request) => requestLink({ ...options, accounts, links }, request),
    async lastLinkOfBrowser(browserId) {
      const last = await links.lastOfBrowser(browserId)
      if (!last) return undefined
      const { notBefore } = await links.paceOf(last.mail)
      return linkSent(last, notBefore)
    },
    lookAtLink: (token) => links.look(token),
    async useLink(token, { browserId, device }) {
      const used = await links.use(token, device)
      if (!('_id' in used)) return used
      const account = await accounts.ensure({ mail: used.mail, lang: used.lang })
      await keptTexts.give([browserId, ...(used.browserId ? [used.browserId] : [])], account.id)
      const { epoch } = (await model.findById(account.id).lean()) ?? { epoch: 0 }
      return { account, epoch, next: used.next }
    },
    async createSignInLink({ mail, next, lang = 'fr', life = LINK_LIFE }) {
      const { token } = await links.create({
        ...{
          kind: 'sent',
          mail: keyOf(mail),
          opens: true,
          newcomer: true,
          browserId: null,
          lang,
          life
        },
        next: next ?? null
      })
      return linkAddress(token, lang)
    },
    async signOutEverywhere(id) {
      await model.updateOne({ _id: id }, { $inc: { epoch: 1 } })
    },
    async disownLink(token) {
      const state = await links.look(token)
      if (state.kind !== 'used') return false
      const account = await accounts.findByMail(state.mail)
      if (!account) return false
      await accounts.signOutEverywhere(account.id)
      await mailer.queue({
        key: `sign-in-disowned:${account.id}:${state.usedAt.getTime()}`,
        to: { address: contact.mail },
        letter: 'sign-in-disowned',
        values: { adresse: state.mail, date: state.usedAt },
        lang: 'fr'
      })
      return true
    },
    async sweep() {
      const sessions = await connection
        .collection('sessions')
        .deleteMany({ expires: { $lte: clock.now() } })
      return (await links.sweep()) + (await keptTexts.sweep()) + sessions.deletedCount
    }
  }
  return accounts

  /** Two first sign-ins at once make one account: the unique address decides. */
  async function upsert(mail: string, fresh: Omit<AccountDocument, 'mail'>): Promise<Account> {
    try {
      const made = await model
        .findOneAndUpdate(
          { mail },
          { $setOnInsert: fresh },
          { upsert: true, returnDocument: 'after' }
        )
        .lean()
      const account = shown(made)
      if (account) return account
    } catch (error) {
      if ((error as { code?: unknown }).code !== 11000) throw error
    }
    const account = await accounts.findByMail(mail)
    if (!account) throw new Error('An account was neither made nor found')
    return account
  }

  /** Compare-and-set on what was read, so that two people granting at once lose nothing. */
  async function changeCallRoles(
    id: string,
    callId: string,
    change: (held: readonly CallRole[]) => CallRole[]
  ): Promise<void> {
    for (;;) {
      const account = await model.findById(id, { calls: 1, v: 1 }).lean()
      if (!account) throw new Error('No such account')
      const held = account.calls.find((call) => call.callId === callId)?.roles ?? []
      const others = account.calls.filter((call) => call.callId !== callId)
      const roles = change(held)
      const calls = roles.length > 0 ? [...others, { callId, roles }] : others
      const { matchedCount } = await model.updateOne(
        { _id: id, v: account.v },
        { $set: { calls }, $inc: { v: 1 } }
      )
      if (matchedCount > 0) return
    }
  }
}

function shown(document: AccountDocument | null): Account | undefined {
  if (!document) return undefined
  const { _id, mail, name, lang, roles, calls } = document
  return {
    ...{ id: _id, mail, name, lang, roles: [...roles] },
    calls: calls.map(({ callId, roles: held }) => ({ callId, roles: [...held] }))
  }
}
