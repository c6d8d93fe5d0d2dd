import type { CallsDeps, Command } from './calls-deps.ts'

/**
 * Keeps what somebody typed, apart from the journal, and gives the id by which an event names it.
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
  const _id = `remark:${command}`
  await models.remarks.updateOne(
    { _id },
    { $setOnInsert: { _id, call, application, text: text.trim(), by: by.id, at: clock.now() } },
    { upsert: true }
  )
  return _id
}

/** The texts named by events, by id; one that was erased is not there. */
export async function readRemarks(
  { models }: Pick<CallsDeps, 'models'>,
  ids: readonly string[]
): Promise<Map<string, string>> {
  const found = await models.remarks.find({ _id: { $in: [...ids] } }).lean()
  return new Map(found.map(({ _id, text }) => [_id, text]))
}
