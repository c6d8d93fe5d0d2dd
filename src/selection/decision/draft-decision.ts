import type { Account } from '../../accounts/index.ts'
import { factsOf, isRead } from '../../reviews/index.ts'
import { isDuplicateKey, NotFound, Stale } from '../../shared/errors.ts'
import type { SelectionDeps } from '../selection-deps.ts'
import type { DecisionDraft } from '../selection.model.ts'
import { refuse } from '../session/refuse.ts'

export const OPENING_MAX = 2_000
export const CONDITION_MAX = 500
export const CONDITIONS_MAX = 6

type Words = Pick<DecisionDraft, 'opening' | 'conditions' | 'comments'>

/**
 * The words of one dossier's letter: those prepared, or the readers' notes put end to end, without authors.
 * @throws NotFound unless this person is of the team and not recused, and the dossier is read
 */
export async function openDecisionDraft(
  deps: SelectionDeps,
  { account, number }: { account: Account; number: string }
): Promise<Words & { v: number }> {
  const { person, instance } = await deps.applications.access(account, number)
  const team = person.roles.some((role) => role === 'officer' || role === 'direction')
  if (!team || !isRead(instance)) throw new NotFound(`letter of ${number}`)
  const { v, ...words } = await wordsOf(deps, number, readersOf(instance))
  return { v, ...words }
}

/**
 * Prepares what one dossier will read beside its points.
 * @param expect `v` that was on screen
 * @throws Stale, BadInput, NotFound
 */
export async function draftDecision(
  deps: SelectionDeps,
  {
    account,
    number,
    expect,
    words: { opening, conditions, comments }
  }: { account: Account; number: string; expect: number; words: Words }
): Promise<number> {
  const open = await openDecisionDraft(deps, { account, number })
  if (open.v !== expect) throw new Stale(`letter of ${number}`)
  const kept = conditions.map((one) => one.trim()).filter((one) => one !== '')
  if (opening.length > OPENING_MAX) refuse('too-long', { max: OPENING_MAX }, 'opening')
  if (kept.length > CONDITIONS_MAX) refuse('too-many-conditions', { max: CONDITIONS_MAX })
  if (kept.some((one) => one.length > CONDITION_MAX)) refuse('too-long', { max: CONDITION_MAX })
  const { instance } = await deps.applications.access(account, number)
  const written = {
    ...{ call: instance.subject.call, opening: opening.trim(), conditions: kept, comments },
    ...{ updatedAt: deps.clock.now(), updatedBy: account.id, v: expect + 1 }
  }
  if (!(await wrote(deps, number, expect, written))) throw new Stale(`letter of ${number}`)
  return expect + 1
}

async function wrote(
  { models }: SelectionDeps,
  number: string,
  v: number,
  written: Omit<DecisionDraft, '_id'>
): Promise<boolean> {
  try {
    const { matchedCount, upsertedCount } = await models.drafts.updateOne(
      { _id: number, v },
      { $set: written },
      { upsert: v === 0 }
    )
    return matchedCount + upsertedCount > 0
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** The words of a letter, by whatever hand: `v` 0 while nobody wrote any. */
export async function wordsOf(
  { models, reviews }: Pick<SelectionDeps, 'models' | 'reviews'>,
  number: string,
  readers: readonly string[]
): Promise<Words & { v: number }> {
  const [draft, notes] = await Promise.all([
    models.drafts.findById(number).lean<DecisionDraft>(),
    reviews.notes(new Map([[number, readers]]))
  ])
  const merged = Object.fromEntries(
    Object.entries(notes.get(number) ?? {}).map(([criterion, texts]) => [
      criterion,
      texts.join(' ')
    ])
  )
  const { v = 0, opening = '', conditions = [], comments = {} } = draft ?? {}
  return { v, opening, conditions, comments: { ...merged, ...comments } }
}

function readersOf(instance: Parameters<typeof factsOf>[0]): string[] {
  return factsOf(instance).readings.map(({ reader }) => reader)
}
