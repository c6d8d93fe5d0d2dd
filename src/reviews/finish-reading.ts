import { Refusal } from '../engine/index.ts'
import { BadInput, Stale } from '../shared/errors.ts'
import { openReading } from './reading-sheet.ts'
import type { ReadingSheet } from './review.model.ts'
import type { OnDossier, ReviewsDeps } from './reviews-deps.ts'

/**
 * Finishes a reading: its levels and notes no longer change, and the other readings are shown. The sheet is
 * frozen before the event carries its levels, so that no later save can differ from what was journaled; sent
 * again after a crash, the same levels leave.
 * @param expect `v` of the sheet that was on screen
 * @throws Refusal with the number of criteria without a level; Stale; BadInput; NotFound
 */
export async function finishReading(
  deps: ReviewsDeps,
  { account, number, expect, command }: OnDossier & { expect: number }
): Promise<void> {
  const open = await openReading(deps, { account, number })
  if (!open.declared) throw new BadInput([{ field: 'reading', code: 'reviews.declare-first' }])
  const { _id } = open.sheet
  if (open.sheet.v !== expect) throw new Stale(`reading ${_id}`)
  await deps.models.sheets.updateOne(
    { _id, v: expect, frozenAt: null },
    { $set: { frozenAt: deps.clock.now() } }
  )
  const sheet = (await deps.models.sheets.findById(_id).lean<ReadingSheet>()) ?? open.sheet
  if (sheet.v !== expect) throw new Stale(`reading ${_id}`)
  const event = {
    type: 'FINISH_READING',
    reader: account.id,
    levels: sheet.levels,
    missing: open.missing.length
  }
  const by = { id: account.id, roles: open.person.roles }
  try {
    await deps.engine.send({ chart: 'application', id: number, event, by, command })
  } catch (error) {
    if (error instanceof Refusal && !open.finished) {
      await deps.models.sheets.updateOne({ _id }, { $set: { frozenAt: null } })
    }
    throw error
  }
}
