import { NotFound, Stale } from '../shared/errors.ts'
import type { CallContent } from './call-content.ts'
import { callContent } from './call-content.ts'
import type { ContentDocument } from './call.model.ts'
import type { CallsDeps, Command } from './calls-deps.ts'
import { instantsOf } from './calendar.ts'
import { subjectOf } from './subject.ts'
import { rulesOf } from './write-seal.ts'

/**
 * What a call says today: what staff write, until the opening; then the rules as they were last published.
 * @throws NotFound
 */
export async function contentOf(
  deps: Pick<CallsDeps, 'models'>,
  number: string
): Promise<ContentDocument> {
  const [found, rules] = await Promise.all([
    deps.models.contents.findById(number).lean<ContentDocument>(),
    rulesOf(deps, number)
  ])
  if (!found) throw new NotFound(`call ${number}`)
  return rules ? { ...found, content: rules.content } : found
}

/**
 * Changes a call in preparation; the chart refuses once it is open.
 * @param expect version that the writer had in front of them
 * @throws ZodError naming what is wrong, Stale when somebody else wrote first
 */
export async function changeContent(
  deps: CallsDeps,
  {
    number,
    expect,
    change,
    command,
    by
  }: Command & {
    number: string
    expect: number
    change: (content: CallContent) => CallContent
  }
): Promise<void> {
  const before = await contentOf(deps, number)
  const content = callContent.parse(change(before.content))
  await deps.engine.send({
    chart: 'call',
    id: number,
    event: { type: 'CHANGE_DRAFT', calendar: instantsOf(content.calendar) },
    by,
    command,
    set: subjectOf(number, content)
  })
  const written = await deps.models.contents.findOneAndUpdate(
    { _id: number, v: expect },
    { $set: { content, updatedAt: deps.clock.now(), updatedBy: by.id }, $inc: { v: 1 } }
  )
  if (!written) throw new Stale(`call ${number}`)
}
