import { personFor, type Account } from '../accounts/index.ts'
import type { ApplicationInstance } from '../applications/index.ts'
import { BadInput, NotFound } from '../shared/errors.ts'
import { recuse, type Link } from './recuse.ts'
import type { Appointment, Declaration } from './review.model.ts'
import type { ReviewsDeps } from './reviews-deps.ts'

export interface DossierDeclaration {
  number: string
  /** null: no link */
  link: Link | null
}

/**
 * Declares interests: in general, on appointment, and dossier by dossier. A link is a recusal at once.
 * Done again, it renews: what was declared without a link takes the new date, a recusal stays.
 * @param text general links in the person's words; empty: none known; undefined: not renewed now
 * @throws NotFound unless the person reads, checks or decides in this call; BadInput for a dossier of another
 */
export async function declareInterests(
  deps: ReviewsDeps,
  {
    account,
    call,
    text,
    dossiers,
    command
  }: {
    account: Account
    call: string
    text?: string
    dossiers: readonly DossierDeclaration[]
    command: string
  }
): Promise<void> {
  const { roles } = personFor(account, { callId: call })
  if (roles.length === 0) throw new NotFound(`declarations in ${call}`)
  const numbers = dossiers.map(({ number }) => number)
  const known = await deps.applications.models.applications
    .find({ _id: { $in: numbers }, 'subject.call': call }, { _id: 1 })
    .lean<Pick<ApplicationInstance, '_id'>[]>()
  const missing = numbers.filter((number) => !known.some(({ _id }) => _id === number))
  if (missing.length > 0) {
    const params = { number: missing[0] ?? '' }
    throw new BadInput([{ field: 'dossiers', code: 'reviews.dossier-unknown', params }])
  }
  if (text !== undefined) await renewAppointment(deps, call, account, text)
  for (const { number, link } of dossiers) {
    if (link) await recuse(deps, { account, number, link, command: `${command}:${number}` })
    else await declareNoLink(deps, { account, call, number })
  }
}

async function renewAppointment(
  { models, clock }: ReviewsDeps,
  call: string,
  account: Account,
  text: string
): Promise<void> {
  await models.appointments.updateOne(
    { _id: `${call}:${account.id}` },
    { $set: { call, account: account.id, text: text.trim(), at: clock.now() } },
    { upsert: true }
  )
}

/** A declared link is never overwritten: only whoever stands aside could lift it, and nobody can. */
async function declareNoLink(
  { models, clock }: ReviewsDeps,
  { account, call, number }: { account: Account; call: string; number: string }
): Promise<void> {
  const _id = `${number}:${account.id}`
  const fresh = { call, application: number, account: account.id, link: null, text: '' }
  await models.declarations.updateOne(
    { _id },
    { $setOnInsert: { _id, ...fresh, at: clock.now() } },
    { upsert: true }
  )
  await models.declarations.updateOne({ _id, link: null }, { $set: { at: clock.now() } })
}

/** What somebody declared in a call. */
export async function declarationsOf(
  { models }: Pick<ReviewsDeps, 'models'>,
  { account, call }: { account: string; call: string }
): Promise<{ appointment: Appointment | null; dossiers: Declaration[] }> {
  const [appointment, dossiers] = await Promise.all([
    models.appointments.findById(`${call}:${account}`).lean<Appointment>(),
    models.declarations.find({ account, call }).sort({ application: 1 }).lean<Declaration[]>()
  ])
  return { appointment, dossiers }
}
