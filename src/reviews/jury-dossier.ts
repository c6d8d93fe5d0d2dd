import { personFor, type Account } from '../accounts/index.ts'
import type { ApplicationInstance, Revision } from '../applications/index.ts'
import type { CallContent } from '../calls/index.ts'
import { NotFound } from '../shared/errors.ts'
import { awaitsReadings, factsOf, isRead, lacksReadings } from './dossier-facts.ts'
import type { Declaration, ReadingSheet } from './review.model.ts'
import type { ReviewsDeps } from './reviews-deps.ts'

const SITS = ['jury', 'authority', 'deputy']

/** One finished reading, as those who decide have it: without its author. */
export interface AnonymousReading {
  levels: Record<string, number>
  comments: Record<string, string>
  /** a gap called for it */
  third: boolean
}

/** A dossier in front of somebody who deliberates or decides. */
export interface JuryDossier {
  instance: ApplicationInstance
  content: CallContent
  /** null until they have declared, for this dossier, that nothing ties them to it */
  revision: Revision | null
  declared: Declaration | null
  /** null while readings are under way: nobody sees any before they are all in */
  readings: AnonymousReading[] | null
}

/**
 * The deposited dossier and its readings, for the jury, the authority and its deputy.
 * @throws NotFound unless it is admissible and they decide in its call, not recused: one and the same
 */
export async function openForJury(
  deps: ReviewsDeps,
  { account, number }: { account: Account; number: string }
): Promise<JuryDossier> {
  const { applications, recusals } = deps.applications.models
  const id = `${number}:${account.id}`
  const [instance, recusal] = await Promise.all([
    applications.findById(number).lean<ApplicationInstance>(),
    recusals.findById(id, { _id: 1 }).lean()
  ])
  if (!instance || recusal || !isInTheirHands(instance)) throw new NotFound(`dossier ${number}`)
  const { call } = instance.subject
  const { roles } = personFor(account, { callId: call })
  const { deposit } = factsOf(instance)
  const rules = await deps.calls.rules(call)
  if (!roles.some((role) => SITS.includes(role)) || !rules || !deposit) {
    throw new NotFound(`dossier ${number}`)
  }
  const declared = await deps.models.declarations.findById(id).lean<Declaration>()
  return {
    ...{ instance, content: rules.content, declared },
    revision: declared ? await deps.applications.revision(number, deposit.revision) : null,
    readings: declared && mayCompare(instance, account.id) ? await readingsOf(deps, instance) : null
  }
}

/** From admissibility on, to the answer and after it: what was judged can be read again. */
function isInTheirHands(instance: ApplicationInstance): boolean {
  const { readings, outcome } = factsOf(instance)
  const judged = readings.length > 0 && outcome?.kind !== 'withdrawn'
  return awaitsReadings(instance) || isRead(instance) || judged
}

/** Whoever still has to read it themselves does so first, like the committee. */
function mayCompare(instance: ApplicationInstance, account: string): boolean {
  const { readers, readings } = factsOf(instance)
  if (awaitsReadings(instance)) return false
  const owes = readers.includes(account) && readings.every(({ reader }) => reader !== account)
  return !(owes && lacksReadings(instance))
}

async function readingsOf(
  { models }: ReviewsDeps,
  instance: ApplicationInstance
): Promise<AnonymousReading[]> {
  const { readings, settings } = factsOf(instance)
  const sheets = await models.sheets
    .find({ _id: { $in: readings.map(({ reader }) => `${instance._id}:${reader}`) } })
    .lean<ReadingSheet[]>()
  return readings.map(({ reader, levels }, index) => ({
    levels,
    comments: sheets.find((sheet) => sheet.reader === reader)?.comments ?? {},
    third: index >= settings.readings
  }))
}
