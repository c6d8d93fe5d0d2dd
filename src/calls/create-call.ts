import { isDuplicateKey, NotFound } from '../shared/errors.ts'
import { instantsOf } from './calendar.ts'
import type { CallContent } from './call-content.ts'
import type { ContentDocument } from './call.model.ts'
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
  const document = { v: 1, kind, content, updatedAt: deps.clock.now(), updatedBy: by.id }
  const number = await claimNumber(deps, { ...document, wish: `${by.id}:${command}` }, given)
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

/** One number for one wish: sent twice at once, it is the same call. Two people at once have a number each. */
async function claimNumber(
  deps: CallsDeps,
  document: Omit<ContentDocument, '_id'> & { wish: string },
  given: string | undefined
): Promise<string> {
  const { contents } = deps.models
  for (;;) {
    const known = await contents.findOne({ wish: document.wish }, { _id: 1 }).lean()
    if (known) return known._id
    const year = document.content.calendar.opensAt.slice(0, 4)
    const number = given ?? (await nextNumber(deps, year))
    try {
      await contents.create({ ...document, _id: number })
      return number
    } catch (error) {
      // somebody took the number, or the same form was sent at the same instant
      if (!isDuplicateKey(error) || number === given) throw error
    }
  }
}

async function nextNumber({ models }: CallsDeps, year: string): Promise<string> {
  const last = await models.contents
    .findOne({ _id: { $regex: `^${year}-` } }, { _id: 1 })
    .sort({ _id: -1 })
    .lean()
  const rank = last ? Number(last._id.slice(5)) + 1 : 1
  return `${year}-${String(rank).padStart(2, '0')}`
}
