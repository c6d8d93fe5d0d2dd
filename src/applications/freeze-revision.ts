import { answersOf, freeze } from '../forms/index.ts'
import { isDuplicateKey, Stale } from '../shared/errors.ts'
import type { Revision } from './application.model.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import type { OpenDraft } from './draft.ts'

/**
 * Freezes the draft as it is into an immutable revision: its bytes, questions as worded included, and their hash.
 * The same contents again give the same revision. From here on a save that was under way is refused as stale: it
 * would be kept, and be in no version.
 * @throws Stale when somebody saved since `open` was read
 */
export async function freezeRevision(
  deps: Pick<ApplicationsDeps, 'models' | 'clock'>,
  open: OpenDraft
): Promise<Revision> {
  const { models, clock } = deps
  const { draft, rules, person } = open
  const { matchedCount } = await models.drafts.updateOne(
    // sent twice at once, both freeze the same
    { _id: draft._id, updatedAt: draft.updatedAt },
    { $inc: { v: 1 } }
  )
  if (matchedCount === 0) throw new Stale(`draft of ${draft._id}`)
  const { content, bytes, sha256 } = freeze(rules.content.form, draft.answers, draft.files, {
    variables: { rulesVersion: String(draft.rules) }
  })
  const last = await models.revisions
    .findOne({ application: draft._id })
    .sort({ revision: -1 })
    .lean<Revision>()
  if (last && last.sha256 === sha256) return last
  const revision = (last?.revision ?? 0) + 1
  const frozen: Revision = {
    ...{ _id: `${draft._id}:${revision}`, application: draft._id, revision, rules: draft.rules },
    ...{ text: bytes.toString('utf8'), sha256, answers: answersOf(content), files: draft.files },
    ...{ at: clock.now(), by: person.accountId }
  }
  return (await keepRevision(models, frozen)) ? frozen : freezeRevision(deps, open)
}

/** @returns false when somebody else took the number meanwhile: it is a key */
export async function keepRevision(
  { revisions }: Pick<ApplicationsDeps['models'], 'revisions'>,
  frozen: Revision
): Promise<boolean> {
  try {
    await revisions.create(frozen)
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}
