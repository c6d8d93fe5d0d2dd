import { personFor, type Account } from '../accounts/index.ts'
import type { ApplicationInstance } from '../applications/index.ts'
import { BadInput, NotFound } from '../shared/errors.ts'
import { awaitsReadings, factsOf, lacksReadings } from './dossier-facts.ts'
import { LINKS, type LinkNature } from './review.model.ts'
import type { ReviewsDeps } from './reviews-deps.ts'

/** A link with a candidate: its nature, and what the person says of it. */
export interface Link {
  nature: LinkNature
  text: string
}

/** Who may stand aside: everybody who reads, checks or decides. */
const MAY_STAND_ASIDE = ['committee', 'jury', 'officer', 'authority', 'deputy', 'direction']

/**
 * Somebody stands aside from one dossier (déport): from then on they see nothing of it, whatever their
 * roles. A reader's draft is erased and the chart looks for somebody else; a reading that the jury already has
 * stands, as it was made. It cannot be undone.
 * @throws BadInput without the nature of the link; NotFound when the person is nothing to this call
 */
export async function recuse(
  deps: ReviewsDeps,
  {
    account,
    number,
    link,
    command
  }: { account: Account; number: string; link: Link; command: string }
): Promise<void> {
  if (!LINKS.includes(link.nature)) throw new BadInput([{ field: 'link', code: 'reviews.no-link' }])
  if (link.nature === 'other' && link.text.trim() === '') {
    throw new BadInput([{ field: 'text', code: 'reviews.link-untold' }])
  }
  const { call } = (await dossierOf(deps, number)).subject
  const person = personFor(account, { callId: call })
  if (!person.roles.some((role) => MAY_STAND_ASIDE.includes(role))) {
    throw new NotFound(`dossier ${number}`)
  }
  const at = deps.clock.now()
  const _id = `${number}:${account.id}`
  // First of all the door closes; what follows may be done again.
  await deps.applications.models.recusals.updateOne(
    { _id },
    { $setOnInsert: { _id, application: number, account: account.id, link: link.nature, at } },
    { upsert: true }
  )
  await deps.models.declarations.updateOne(
    { _id },
    {
      $set: {
        ...{ call, application: number, account: account.id },
        ...{ link: link.nature, text: link.text.trim(), at }
      }
    },
    { upsert: true }
  )
  // read only now: until the recusal was written, somebody could still make them a reader
  await giveUpReading(deps, { account, link, command, instance: await dossierOf(deps, number) })
  const { readings } = factsOf(await dossierOf(deps, number))
  if (readings.some(({ reader }) => reader === account.id)) return
  await deps.models.sheets.deleteOne({ _id })
}

async function dossierOf(
  { applications: { models } }: ReviewsDeps,
  number: string
): Promise<ApplicationInstance> {
  const instance = await models.applications.findById(number).lean<ApplicationInstance>()
  if (!instance) throw new NotFound(`dossier ${number}`)
  return instance
}

/** Tells the chart, when it counts on this reader. */
async function giveUpReading(
  deps: ReviewsDeps,
  {
    account,
    link,
    command,
    instance
  }: {
    account: Account
    link: Link
    command: string
    instance: ApplicationInstance
  }
): Promise<void> {
  const { _id: number, subject } = instance
  const { readers, readings } = factsOf(instance)
  const reads = readers.includes(account.id)
  const finished = readings.some(({ reader }) => reader === account.id)
  const late = !finished && lacksReadings(instance)
  if (!reads || !(awaitsReadings(instance) || late)) return
  const by = { id: account.id, roles: ['committee'] }
  const text = link.text.trim() || link.nature
  const reason = await deps.calls.keepRemark({
    ...{ command, by, call: subject.call, application: number, text }
  })
  const event = { type: 'RECUSE', reason }
  await deps.engine.send({ chart: 'application', id: number, event, by, command })
}
