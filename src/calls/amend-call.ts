import { isDeepStrictEqual } from 'node:util'
import { BadInput, Stale } from '../shared/errors.ts'
import { callContent, type CalendarDates, type CallContent } from './call-content.ts'
import { disorderOf, instantsOf } from './calendar.ts'
import type { CallsDeps, Command } from './calls-deps.ts'
import { contentOf } from './content.ts'
import { keepRemark } from './remark.ts'
import { subjectOf } from './subject.ts'
import { writeSeal } from './write-seal.ts'

type Amendment = Command & { number: string; reason: string }

/**
 * A public amendment (rectificatif): texts and form may change, with a dated reason and a seal of its own.
 * @param expect version that the writer had in front of them: an older page would take a colleague's amendment back
 * @throws BadInput when it touches criteria, weights, settings or dates: those never move this way; Stale
 */
export async function amendCall(
  deps: CallsDeps,
  {
    change,
    expect,
    ...amendment
  }: Amendment & { expect?: number; change: (content: CallContent) => CallContent }
): Promise<void> {
  const { content: before, v } = await contentOf(deps, amendment.number)
  const content = callContent.parse(change(before))
  // the same form sent twice changes nothing the second time, and is no conflict
  if (expect !== undefined && expect !== v && !isDeepStrictEqual(content, before)) {
    throw new Stale(`call ${amendment.number}`)
  }
  for (const part of ['grid', 'settings', 'calendar', 'code'] as const) {
    if (!isDeepStrictEqual(content[part], callContent.shape[part].parse(before[part]))) {
      throw new BadInput([{ field: part, code: 'call.amendment-forbidden', params: { part } }])
    }
  }
  await publish(deps, { ...amendment, type: 'AMEND', content })
}

/** A later closing, with its reason; every dossier follows. The chart refuses an earlier one. */
export async function extendCall(
  deps: CallsDeps,
  { dates, ...amendment }: Amendment & { dates: Partial<CalendarDates> }
): Promise<void> {
  await publish(deps, {
    ...amendment,
    type: 'EXTEND',
    content: await redated(deps, amendment.number, dates)
  })
}

/** New dates for what is still to come, after the closing (reporter); every dossier follows. */
export async function postponeCall(
  deps: CallsDeps,
  { dates, ...amendment }: Amendment & { dates: Partial<CalendarDates> }
): Promise<void> {
  await publish(deps, {
    ...amendment,
    type: 'POSTPONE',
    content: await redated(deps, amendment.number, dates)
  })
}

async function redated(
  deps: CallsDeps,
  number: string,
  dates: Partial<CalendarDates>
): Promise<CallContent> {
  const { content } = await contentOf(deps, number)
  const calendar = { ...content.calendar, ...dates }
  const disorder = disorderOf(calendar)
  if (disorder.length > 0) {
    throw new BadInput(
      disorder.map(({ first, then }) => ({
        ...{ field: then, code: 'call.calendar-order' },
        params: { first, then }
      }))
    )
  }
  return callContent.parse({ ...content, calendar })
}

async function publish(
  deps: CallsDeps,
  {
    number,
    type,
    content,
    reason,
    command,
    by
  }: Amendment & {
    type: 'AMEND' | 'EXTEND' | 'POSTPONE'
    content: CallContent
  }
): Promise<void> {
  const remark = await keepRemark(deps, { command, by, call: number, text: reason })
  const seal = await writeSeal(deps, {
    ...{ call: number, kind: type === 'AMEND' ? 'amendment' : 'calendar', content },
    ...{ reason, by: by.id }
  })
  const calendar = instantsOf(content.calendar)
  await deps.engine.send({
    chart: 'call',
    id: number,
    event: {
      ...{ type, seal: seal.sha256, reason: remark },
      ...(type !== 'AMEND' && { calendar })
    },
    by,
    command,
    set: subjectOf(number, content)
  })
  await deps.models.contents.updateOne(
    { _id: number },
    { $set: { content, updatedAt: deps.clock.now(), updatedBy: by.id }, $inc: { v: 1 } }
  )
}
