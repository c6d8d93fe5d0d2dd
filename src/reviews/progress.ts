import { personFor, type Account } from '../accounts/index.ts'
import type { ApplicationInstance } from '../applications/index.ts'
import { NotFound } from '../shared/errors.ts'
import {
  asksThirdReading,
  awaitsReadings,
  factsOf,
  isRead,
  readingsOver,
  readingsWanted
} from './dossier-facts.ts'
import { committeeOf } from './find-readers.ts'
import { recusedFrom } from './reader-access.ts'
import { dueAtOf } from './reading-sheet.ts'
import type { ReviewsDeps } from './reviews-deps.ts'

export interface ReaderProgress {
  account: string
  name: string
  given: number
  finished: number
  /** given, not finished, and past their date */
  late: number
}

export interface DossierCoverage {
  number: string
  territory: string
  wanted: number
  readers: { account: string; finished: boolean; late: boolean }[]
  /** readers still to be found */
  lacking: number
  third: boolean
  /** readings are over, whether all came or not */
  over: boolean
}

/**
 * How far the readings are: by reader and by dossier. Who has finished, never what they found. Dossiers that
 * this person stands aside from are in no count: a reader's own would tell who reads them.
 * @throws NotFound unless this person is of the team
 */
export async function readingProgress(
  deps: ReviewsDeps,
  { account, call }: { account: Account; call: string }
): Promise<{ readers: ReaderProgress[]; dossiers: DossierCoverage[] }> {
  const { roles } = personFor(account, { callId: call })
  if (!roles.includes('officer') && !roles.includes('direction')) {
    throw new NotFound(`readings of ${call}`)
  }
  const [instances, recused, committee] = await Promise.all([
    deps.applications.models.applications
      .find({ 'subject.call': call }, { subject: 1, states: 1, tags: 1, snapshot: 1 })
      .sort({ _id: 1 })
      .lean<ApplicationInstance[]>(),
    recusedFrom(deps, account.id),
    committeeOf(deps, call)
  ])
  const now = deps.clock.now().getTime()
  const all = instances
    .filter(({ _id }) => !recused.has(_id))
    .filter((instance) => awaitsReadings(instance) || isRead(instance))
    .map((instance) => coverageOf(instance, now))
  const people = await deps.accounts.findMany(committee)
  const readers = people
    .map(({ id, name }) => progressOf(id, name, all))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
  return { readers, dossiers: all }
}

/** Dossiers that lack a reader, as staff must know before the readings end. */
export async function lackingReaders(
  deps: ReviewsDeps,
  question: { account: Account; call: string }
): Promise<DossierCoverage[]> {
  const { dossiers } = await readingProgress(deps, question)
  return dossiers.filter(({ lacking, over }) => lacking > 0 && !over)
}

function coverageOf(instance: ApplicationInstance, now: number): DossierCoverage {
  const facts = factsOf(instance)
  const wanted = readingsWanted(instance)
  const overdue = now >= dueAtOf({ instance, facts })
  const readers = facts.readers.map((reader) => {
    const finished = facts.readings.some((reading) => reading.reader === reader)
    return { account: reader, finished, late: !finished && overdue }
  })
  return {
    ...{ number: instance._id, territory: instance.subject.territory, wanted, readers },
    lacking: Math.max(0, wanted - readers.length),
    third: asksThirdReading(instance),
    over: readingsOver(instance)
  }
}

function progressOf(
  account: string,
  name: string,
  dossiers: readonly DossierCoverage[]
): ReaderProgress {
  const own = dossiers.flatMap(({ readers }) => readers.filter((one) => one.account === account))
  return {
    ...{ account, name, given: own.length },
    finished: own.filter(({ finished }) => finished).length,
    late: own.filter(({ late }) => late).length
  }
}
