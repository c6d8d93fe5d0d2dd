import { NotFound } from '../shared/errors.ts'
import { instantsOf } from './calendar.ts'
import type { CallContent } from './call-content.ts'
import type { CallsDeps, Command } from './calls-deps.ts'
import { subjectOf } from './subject.ts'
import { loadTemplate } from './template.ts'

/** Roles of the installation: nobody has one in a call that does not exist yet. */
const MAY_CREATE: readonly string[] = ['administrator', 'direction']

/**
 * A new call, in preparation, from the template of its kind.
 * @param kind folder of `workflows/`
 * @param change what already differs from the template
 * @param number its number when it is the copy of another call, in a store of its own; the next free one unless told
 * @throws NotFound unless whoever asks directs or administers the installation
 * @returns its number, such as `2027-01`: the year it opens, then the next free rank
 */
export async function createCall(
  deps: CallsDeps,
  {
    kind,
    change,
    command,
    by,
    number: given
  }: Command & {
    kind: string
    change?: (template: CallContent) => CallContent
    number?: string
  }
): Promise<string> {
  if (!by.roles.some((role) => MAY_CREATE.includes(role))) throw new NotFound('a new call')
  const template = await loadTemplate(kind)
  const content = change ? change(template) : template
  const number = given ?? (await nextNumber(deps, content.calendar.opensAt.slice(0, 4)))
  await deps.models.contents.create({
    _id: number,
    v: 1,
    kind,
    content,
    updatedAt: deps.clock.now(),
    updatedBy: by.id
  })
  await deps.engine.start({
    chart: 'call',
    id: number,
    input: { number, calendar: instantsOf(content.calendar) },
    by,
    command,
    subject: subjectOf(number, content)
  })
  return number
}

/** Two people at once: the second insertion of the same number fails on its key and is tried again by its sender. */
async function nextNumber({ models }: CallsDeps, year: string): Promise<string> {
  const last = await models.contents
    .findOne({ _id: { $regex: `^${year}-` } }, { _id: 1 })
    .sort({ _id: -1 })
    .lean()
  const rank = last ? Number(last._id.slice(5)) + 1 : 1
  return `${year}-${String(rank).padStart(2, '0')}`
}
