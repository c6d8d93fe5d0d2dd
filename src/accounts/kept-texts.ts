import type { Model } from 'mongoose'
import type { Clock } from '../shared/clock.ts'
import { newId } from '../shared/ids.ts'
import type { KeptField, KeptTextDocument } from './kept-text.model.ts'

/** Long enough to ask for a link again tomorrow morning. */
const KEPT_FOR = 24 * 60 * 60 * 1000
/** A browser's forms in several tabs; older ones give way. */
const KEPT_PER_BROWSER = 5

export interface KeptText {
  id: string
  path: string
  title: string
  fields: readonly KeptField[]
  filesLost: readonly string[]
  keptAt: Date
  expiresAt: Date
}

interface TextToKeep {
  browserId: string
  path: string
  title: string
  labels: Readonly<Record<string, string>>
  body: Readonly<Record<string, string | string[] | undefined>>
  filesLost: readonly string[]
}

export interface KeptTexts {
  /** Keeps a form whose session had ended; the same form sent again takes the place of the first. */
  keep(text: TextToKeep): Promise<void>
  /** the latest that this browser typed and nobody has taken back */
  latestOfBrowser(browserId: string): Promise<KeptText | undefined>
  /** what this account has to take back, latest first */
  ofAccount(accountId: string): Promise<KeptText[]>
  /** Signing in makes the browser's texts the person's, on whatever device the link was opened. */
  give(browserIds: readonly string[], accountId: string): Promise<void>
  drop(id: string, accountId: string): Promise<void>
  sweep(): Promise<number>
}

/** @param clock the machine's: keeping is not a business deadline */
export function createKeptTexts(model: Model<KeptTextDocument>, clock: Clock): KeptTexts {
  const alive = () => ({ expiresAt: { $gt: clock.now() } })
  return {
    async keep({ browserId, path, title, labels, body, filesLost }) {
      const now = clock.now()
      const text = {
        ...{ title, filesLost: [...filesLost], keptAt: now },
        fields: fieldsOf(body, labels),
        expiresAt: new Date(now.getTime() + KEPT_FOR)
      }
      await model.updateOne(
        { browserId, path, accountId: null },
        { $set: text, $setOnInsert: { _id: newId() } },
        { upsert: true }
      )
      const old = await model
        .find({ browserId, accountId: null }, { _id: 1 })
        .sort({ keptAt: -1 })
        .skip(KEPT_PER_BROWSER)
        .lean()
      if (old.length > 0) await model.deleteMany({ _id: { $in: old.map(({ _id }) => _id) } })
    },
    async latestOfBrowser(browserId) {
      const found = await model
        .findOne({ browserId, accountId: null, ...alive() })
        .sort({ keptAt: -1 })
        .lean()
      return found ? shown(found) : undefined
    },
    async ofAccount(accountId) {
      const found = await model
        .find({ accountId, ...alive() })
        .sort({ keptAt: -1 })
        .lean()
      // The same form interrupted twice: only its latest text.
      return found.filter(isLatestOfItsPath).map(shown)
    },
    async give(browserIds, accountId) {
      await model.updateMany(
        { browserId: { $in: [...browserIds] }, accountId: null },
        { $set: { accountId } }
      )
    },
    async drop(id, accountId) {
      await model.deleteOne({ _id: id, accountId })
    },
    async sweep() {
      const { deletedCount } = await model.deleteMany({ expiresAt: { $lte: clock.now() } })
      return deletedCount
    }
  }
}

function fieldsOf(body: TextToKeep['body'], labels: TextToKeep['labels']): KeptField[] {
  return Object.entries(body).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => ({ name, value: one, label: labels[name] ?? '' }))
  )
}

function shown({ _id, path, title, fields, filesLost, keptAt, expiresAt }: KeptTextDocument) {
  return { id: _id, path, title, fields, filesLost, keptAt, expiresAt }
}

function isLatestOfItsPath(text: KeptTextDocument, i: number, latestFirst: KeptTextDocument[]) {
  return latestFirst.findIndex(({ path }) => path === text.path) === i
}
