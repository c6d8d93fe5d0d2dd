import { personFor, type Account, type Person } from '../accounts/index.ts'
import type { ApplicationInstance } from '../applications/index.ts'
import { NotFound } from '../shared/errors.ts'
import type { ReviewsDeps } from './reviews-deps.ts'
import { factsOf, type DossierFacts } from './dossier-facts.ts'

export interface ReaderAccess {
  person: Person
  instance: ApplicationInstance
  facts: DossierFacts
  /** the reader's own reading is finished: the others may be shown */
  finished: boolean
}

/**
 * A reader in front of a dossier that was given to them.
 * @throws NotFound unless it was, and they are of the committee and not recused: one and the same
 */
export async function readerAccess(
  deps: Pick<ReviewsDeps, 'applications'>,
  account: Account,
  number: string
): Promise<ReaderAccess> {
  const { applications, recusals } = deps.applications.models
  const [instance, recusal] = await Promise.all([
    applications.findById(number).lean<ApplicationInstance>(),
    recusals.findById(`${number}:${account.id}`, { _id: 1 }).lean()
  ])
  if (!instance || recusal) throw new NotFound(`reading of ${number}`)
  const facts = factsOf(instance)
  const person = personFor(account, { callId: instance.subject.call })
  if (!person.roles.includes('committee') || !facts.readers.includes(account.id)) {
    throw new NotFound(`reading of ${number}`)
  }
  const finished = facts.readings.some((reading) => reading.reader === account.id)
  return { person, instance, facts, finished }
}

/** Numbers of the dossiers of a call that somebody stands aside from. */
export async function recusedFrom(
  { applications: { models } }: Pick<ReviewsDeps, 'applications'>,
  account: string
): Promise<Set<string>> {
  const found = await models.recusals.find({ account }, { application: 1 }).lean()
  return new Set(found.map(({ application }) => application))
}

/** Who stands aside from one dossier, by account id. */
export async function recusedOf(
  { applications: { models } }: Pick<ReviewsDeps, 'applications'>,
  number: string
): Promise<string[]> {
  const found = await models.recusals.find({ application: number }, { account: 1 }).lean()
  return found.map(({ account }) => account)
}
