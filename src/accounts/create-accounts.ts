import type { Connection } from 'mongoose'
import type { Clock } from '../shared/clock.ts'
import type { Lang } from '../shared/lang.ts'
import { accountModel } from './account.model.ts'
import type { Accounts } from './accounts.ts'
import { keptTextModel } from './kept-text.model.ts'
import { createKeptTexts } from './kept-texts.ts'
import { createLinks, LINK_LIFE } from './links.ts'
import { requireMailKey } from './mail-key.ts'
import type { Mailer } from './mailer.ts'
import { createPeople } from './people.ts'
import { linkSent, requestLink } from './request-link.ts'
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

export function createAccounts(options: AccountsOptions): Accounts {
  const { connection, mailer, machineClock: clock, linkAddress, contact } = options
  const model = accountModel(connection)
  const linkModel = signInLinkModel(connection)
  const keptModel = keptTextModel(connection)
  const links = createLinks(linkModel, clock)
  const keptTexts = createKeptTexts(keptModel, clock)

  const people = createPeople(model, clock)
  const accounts: Accounts = {
    ...people,
    keptTexts,
    async prepare() {
      await model.createIndexes()
      await linkModel.createIndexes()
      await keptModel.createIndexes()
      await connection.collection('sessions').createIndex({ expires: 1 })
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
        ...{ kind: 'sent', mail: requireMailKey(mail), opens: true, newcomer: true },
        ...{ browserId: null, lang, life },
        next: next ?? null
      })
      return linkAddress(token, lang)
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
}
