import type { Account } from '../accounts/index.ts'
import { instantsOf } from '../calls/index.ts'
import { NotFound, Stale } from '../shared/errors.ts'
import { accessTo, isTyped, type Access } from './access.ts'
import type { Draft } from './application.model.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import { describe } from './describe.ts'
import { refuseUnlessEditable } from './editable.ts'

type Rules = NonNullable<Awaited<ReturnType<ApplicationsDeps['calls']['rules']>>>

/** A draft with the rules it is written under. */
export interface OpenDraft extends Access {
  draft: Draft
  rules: Rules
  /** those of today: they say what comes next */
  inForce: Rules
  /** the closing as it stands today: an extension counts for drafts begun before it */
  closesAt: Date
  /** this person may write in it now */
  mayWrite: boolean
}

/** @throws NotFound unless this person belongs to the dossier */
export async function openDraft(
  deps: ApplicationsDeps,
  { account, number }: { account: Account; number: string }
): Promise<OpenDraft> {
  const [access, kept] = await Promise.all([
    accessTo(deps, account, number),
    deps.models.drafts.findById(number).lean<Draft>()
  ])
  if (access.contents !== 'draft' || !kept) throw new NotFound(`draft of ${number}`)
  const editable = access.instance.tags.includes('editable')
  const inForce = await deps.calls.rules(kept.call)
  if (!inForce) throw new NotFound(`rules of ${kept.call}`)
  // what is still being written follows an amendment; what waits for its signature keeps its words
  const draft = editable ? { ...kept, rules: inForce.version } : kept
  const rules =
    draft.rules === inForce.version ? inForce : await deps.calls.rules(draft.call, draft.rules)
  if (!rules) throw new NotFound(`rules ${draft.rules} of ${draft.call}`)
  const closesAt = new Date(instantsOf(inForce.content.calendar).closesAt)
  const inTime = isTyped(access.instance) || deps.clock.now() < closesAt
  const mayWrite = editable && access.person.roles.includes('writer') && inTime
  return { ...access, draft, rules, inForce, closesAt, mayWrite }
}

/**
 * Writes a draft by compare-and-set, and what lists show of it.
 * @throws Stale when somebody else wrote since `open` was read
 */
export async function writeDraft(
  deps: Pick<ApplicationsDeps, 'models' | 'clock'>,
  open: OpenDraft,
  change: Partial<Pick<Draft, 'answers' | 'files'>>,
  section: string
): Promise<Draft> {
  const { draft, person } = open
  const written = await deps.models.drafts
    .findOneAndUpdate(
      { _id: draft._id, v: draft.v },
      {
        $set: {
          ...change,
          rules: draft.rules,
          [`sections.${section}`]: draft.v + 1,
          updatedAt: deps.clock.now(),
          updatedBy: person.accountId
        },
        $inc: { v: 1 }
      },
      { returnDocument: 'after' }
    )
    .lean<Draft>()
  if (!written) throw new Stale(`draft of ${draft._id}`)
  const shown: Readonly<Record<string, unknown>> = { ...open.instance.subject }
  const changed = Object.entries(describe(open.rules.content, written)).filter(
    ([name, value]) => shown[name] !== value
  )
  if (changed.length > 0) {
    const $set = Object.fromEntries(changed.map(([name, value]) => [`subject.${name}`, value]))
    await deps.models.applications.updateOne({ _id: draft._id }, { $set })
  }
  return written
}

/**
 * Writes answers that did not come from a page: a dossier that came on paper, or the demonstration's.
 * @throws NotFound, Refusal, Stale
 */
export async function writeAnswers(
  deps: ApplicationsDeps,
  { account, number, answers }: { account: Account; number: string; answers: Draft['answers'] }
): Promise<Draft> {
  const open = await openDraft(deps, { account, number })
  refuseUnlessEditable(open)
  return writeDraft(deps, open, { answers }, 'all')
}
