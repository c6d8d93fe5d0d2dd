import type { Remark } from './call.model.ts'
import type { CallsDeps, Command } from './calls-deps.ts'

/**
 * Keeps what somebody typed, apart from the journal, and gives the id by which an event names it. Sent again
 * as it was, it is the same one; sent again reworded, after a refusal, it is another: what an event named never changes.
 * @returns the id, or '' when nothing was typed, which the chart refuses where a reason is due
 */
export async function keepRemark(
  { models, clock }: Pick<CallsDeps, 'models' | 'clock'>,
  {
    command,
    by,
    call,
    application = null,
    text
  }: Command & {
    call: string
    application?: string | null
    text: string
  }
): Promise<string> {
  if (text.trim() === '') return ''
  const remark = { call, application, text: text.trim(), by: by.id }
  // no digest of the text in its id: the id is journaled, and must say nothing once the text is erased
  for (let rank = 1; ; rank += 1) {
    const _id = `remark:${command}${rank === 1 ? '' : `:${rank}`}`
    const kept = await models.remarks
      .findOneAndUpdate(
        { _id },
        { $setOnInsert: { ...remark, at: clock.now() } },
        { upsert: true, returnDocument: 'after' }
      )
      .lean()
    if (isSame(kept, remark)) return _id
  }
}

function isSame(kept: Omit<Remark, '_id' | 'at'>, remark: Omit<Remark, '_id' | 'at'>): boolean {
  return (['call', 'application', 'text', 'by'] as const).every(
    (name) => kept[name] === remark[name]
  )
}

/** The texts named by events, by id; one that was erased is not there. */
export async function readRemarks(
  { models }: Pick<CallsDeps, 'models'>,
  ids: readonly string[]
): Promise<Map<string, string>> {
  const found = await models.remarks.find({ _id: { $in: [...ids] } }).lean()
  return new Map(found.map(({ _id, text }) => [_id, text]))
}
