import type { Model } from 'mongoose'
import type { Clock } from '../shared/clock.ts'
import { newId } from '../shared/ids.ts'
import type { AccountDocument } from './account.model.ts'
import type { Account, CallRole } from './account.ts'
import type { Accounts } from './accounts.ts'
import { mailKey, requireMailKey } from './mail-key.ts'
import { isDuplicateKey } from '../shared/errors.ts'

type People = Pick<
  Accounts,
  | ('find' | 'findMany' | 'findByMail' | 'forSession' | 'ensure' | 'rename' | 'grant' | 'revoke')
  | ('grantInCall' | 'revokeInCall' | 'peopleOfCall' | 'withRole' | 'signOutEverywhere')
>

/** Accounts and their roles. */
export function createPeople(model: Model<AccountDocument>, clock: Clock): People {
  const people: People = {
    async find(id) {
      return shown(await model.findById(id).lean())
    },
    async findMany(ids) {
      if (ids.length === 0) return []
      return shownAll(await model.find({ _id: { $in: [...ids] } }).lean())
    },
    async findByMail(mail) {
      return shown(await model.findOne({ mail: mailKey(mail) ?? '' }).lean())
    },
    async forSession(id, epoch) {
      return shown(await model.findOne({ _id: id, epoch }).lean())
    },
    async ensure({ mail, name = '', lang = 'fr' }) {
      const key = requireMailKey(mail)
      const fresh = { _id: newId(), name, lang, roles: [], calls: [], epoch: 0, v: 0 }
      const account = await upsert(key, { ...fresh, createdAt: clock.now() })
      if (account.name || !name) return account
      await people.rename(account.id, name)
      return { ...account, name }
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
    async peopleOfCall(callId, roles) {
      const held = roles && { calls: { $elemMatch: { callId, roles: { $in: [...roles] } } } }
      const filter = { 'calls.callId': callId, ...held }
      return shownAll(await model.find(filter).sort({ name: 1 }).lean())
    },
    async withRole(role) {
      return shownAll(await model.find({ roles: role }).sort({ name: 1 }).lean())
    },
    async signOutEverywhere(id) {
      await model.updateOne({ _id: id }, { $inc: { epoch: 1 } })
    }
  }
  return people

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
      if (!isDuplicateKey(error)) throw error
    }
    const account = await people.findByMail(mail)
    if (!account) throw new Error('An account was neither made nor found')
    return account
  }

  /** Compare-and-set, so that two people granting at once lose nothing. */
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

function shownAll(documents: readonly AccountDocument[]): Account[] {
  return documents.flatMap((document) => shown(document) ?? [])
}

function shown(document: AccountDocument | null): Account | undefined {
  if (!document) return undefined
  const { _id, mail, name, lang, roles, calls } = document
  return {
    ...{ id: _id, mail, name, lang, roles: [...roles] },
    calls: calls.map(({ callId, roles: held }) => ({ callId, roles: [...held] }))
  }
}
