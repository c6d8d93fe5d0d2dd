import { createHash, randomBytes } from 'node:crypto'
import type { Model } from 'mongoose'
import type { Clock } from '../shared/clock.ts'
import type { Lang } from '../shared/lang.ts'
import type { LinkKind, SignInLinkDocument } from './sign-in-link.model.ts'

const MINUTE = 60_000
export const LINK_LIFE = 30 * MINUTE
const BETWEEN_LINKS = 2 * MINUTE
const HOUR = 60 * MINUTE
const LINKS_PER_HOUR = 5
/** Used and expired links say why they no longer open for this long. */
const EXPLAINED_FOR = 30 * 24 * HOUR

/** What became of a mailed link, told without using it. */
export type LinkState =
  | ({ kind: 'valid'; expiresAt: Date } & Asked)
  | ({ kind: 'expired'; asked: boolean; sentAt: Date; expiredAt: Date } & Asked)
  | ({ kind: 'used'; usedAt: Date; device: 'phone' | 'computer' } & Asked)
  | ({ kind: 'replaced'; replacedAt: Date } & Asked)
  | { kind: 'incomplete' }

/** What was asked for, so that it can be asked again. */
interface Asked {
  mail: string
  next: string | null
  newcomer: boolean
  /** the browser it was asked in; null when it was sent without being asked for */
  browserId: string | null
}

export interface NewLink {
  kind: LinkKind
  mail: string
  opens: boolean
  newcomer: boolean
  next: string | null
  browserId: string | null
  lang: Lang
  /** milliseconds */
  life: number
}

/** When an address may ask again: at once, or from an instant on. */
export interface Pace {
  last: SignInLinkDocument | undefined
  /** undefined: now */
  notBefore: Date | undefined
}

/** The links themselves; who may have one and what is mailed is the affair of accounts. */
export function createLinks(model: Model<SignInLinkDocument>, clock: Clock) {
  return {
    /** @returns the token, which exists nowhere else */
    async create({
      life,
      ...link
    }: NewLink): Promise<{ token: string; document: SignInLinkDocument }> {
      const now = clock.now()
      if (link.kind === 'asked') {
        await model.updateMany(
          { mail: link.mail, kind: 'asked', state: 'open' },
          { $set: { state: 'replaced', replacedAt: now } }
        )
      }
      const token = randomBytes(24).toString('base64url')
      const document: SignInLinkDocument = {
        ...link,
        _id: digest(token),
        state: 'open',
        createdAt: now,
        expiresAt: new Date(now.getTime() + life),
        usedAt: null,
        device: null,
        replacedAt: null
      }
      await model.create(document)
      return { token, document }
    },

    /** Two minutes between two links, five an hour: nobody fills somebody else's mailbox. */
    async paceOf(mail: string): Promise<Pace> {
      const now = clock.now().getTime()
      const recent = await model
        .find({ mail, kind: 'asked', createdAt: { $gt: new Date(now - HOUR) } })
        .sort({ createdAt: -1 })
        .lean()
      const [last] = recent
      const fifth = recent[LINKS_PER_HOUR - 1]
      const waits = [
        last ? last.createdAt.getTime() + BETWEEN_LINKS : 0,
        fifth ? fifth.createdAt.getTime() + HOUR : 0
      ]
      const notBefore = Math.max(...waits)
      return { last, notBefore: notBefore > now ? new Date(notBefore) : undefined }
    },

    async lastOfBrowser(browserId: string): Promise<SignInLinkDocument | undefined> {
      const found = await model
        .findOne({
          browserId,
          kind: 'asked',
          createdAt: { $gt: new Date(clock.now().getTime() - HOUR) }
        })
        .sort({ createdAt: -1 })
        .lean()
      return found ?? undefined
    },

    async look(token: string): Promise<LinkState> {
      const link = await model.findOne({ _id: digest(token), opens: true }).lean()
      return link ? stateOf(link, clock.now()) : { kind: 'incomplete' }
    },

    /** Uses it up, once, whoever is faster. @returns the link, or why it does not open */
    async use(
      token: string,
      device: 'phone' | 'computer'
    ): Promise<SignInLinkDocument | LinkState> {
      const now = clock.now()
      const used = await model
        .findOneAndUpdate(
          { _id: digest(token), opens: true, state: 'open', expiresAt: { $gt: now } },
          { $set: { state: 'used', usedAt: now, device } },
          { returnDocument: 'after' }
        )
        .lean()
      return used ?? (await this.look(token))
    },

    async sweep(): Promise<number> {
      const before = new Date(clock.now().getTime() - EXPLAINED_FOR)
      const { deletedCount } = await model.deleteMany({ expiresAt: { $lte: before } })
      return deletedCount
    }
  }
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

function stateOf(link: SignInLinkDocument, now: Date): LinkState {
  const { mail, next, newcomer, browserId, expiresAt } = link
  const asked = { mail, next, newcomer, browserId }
  if (link.state === 'used' && link.usedAt) {
    return { kind: 'used', usedAt: link.usedAt, device: link.device ?? 'computer', ...asked }
  }
  if (link.state === 'replaced' && link.replacedAt) {
    return { kind: 'replaced', replacedAt: link.replacedAt, ...asked }
  }
  if (expiresAt > now) return { kind: 'valid', expiresAt, ...asked }
  return {
    ...{ kind: 'expired', sentAt: link.createdAt, expiredAt: expiresAt, ...asked },
    asked: link.kind === 'asked'
  }
}
