import type { Account } from '../accounts/index.ts'
import { compareRevisions, type RevisionContent } from '../forms/index.ts'
import { NotFound } from '../shared/errors.ts'
import { accessTo, type Access } from './access.ts'
import type { Revision } from './application.model.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import { rulePoints, type RulePoint } from './rule-points.ts'
import type { Screening, Verdict } from './screening.model.ts'
import { revisionOf } from './sign.ts'

/** A deposited dossier as the team reads it. */
export interface OpenScreening extends Access {
  revision: Revision
  rules: NonNullable<Awaited<ReturnType<ApplicationsDeps['calls']['rules']>>>
  /** what the rules find by themselves */
  points: RulePoint[]
  /** what people found, point by point */
  checks: Screening['checks']
  /** points without a verdict, and points that are not conform */
  unchecked: string[]
  failing: string[]
}

interface OnDossier {
  account: Account
  number: string
}

/** @throws NotFound unless this person is of the team, is not recused, and the call has closed */
export async function openScreening(
  deps: ApplicationsDeps,
  { account, number }: OnDossier
): Promise<OpenScreening> {
  const access = await accessTo(deps, account, number)
  const { context } = access.instance.snapshot
  const deposited = context['deposit'] as { revision: number } | null
  const staff = access.person.roles.some((role) => role === 'officer' || role === 'direction')
  if (!staff || access.contents === 'none' || !deposited)
    throw new NotFound(`screening of ${number}`)
  const [revision, screening] = await Promise.all([
    revisionOf(deps, number, deposited.revision),
    deps.models.screenings.findById(number).lean<Screening>()
  ])
  if (!revision) throw new Error(`Revision ${deposited.revision} of ${number} is missing.`)
  const rules = await deps.calls.rules(access.instance.subject.call, revision.rules)
  if (!rules) throw new Error(`Rules ${revision.rules} of ${number} are missing.`)
  const sameAnswersAsSigned = await keepsSignedAnswers(deps, access.instance, revision)
  const points = rulePoints(rules.content, access.instance, revision, { sameAnswersAsSigned })
  const checks = screening?.checks ?? {}
  const byHand = rules.content.checks.map(({ id }) => id)
  const unchecked = byHand.filter((id) => (checks[id]?.verdict ?? 'unsure') === 'unsure')
  const failing = [
    ...byHand.filter((id) => checks[id]?.verdict === 'to-correct'),
    ...points.filter(({ conform }) => !conform).map(({ id }) => id)
  ]
  return { ...access, revision, rules, points, checks, unchecked, failing }
}

/** A correction of pieces alone does not ask the signatory again: what they signed is what the answers still say. */
async function keepsSignedAnswers(
  deps: ApplicationsDeps,
  { _id, snapshot }: Access['instance'],
  revision: Revision
): Promise<boolean> {
  const signed = snapshot.context['signed'] as { revision: number } | null
  const before = signed ? await revisionOf(deps, _id, signed.revision) : null
  if (!before) return false
  const contentOf = ({ text }: Revision) => JSON.parse(text) as RevisionContent
  return compareRevisions(contentOf(before), contentOf(revision)).answers.length === 0
}

/** Writes what somebody found about one point; it can be changed until the dossier is concluded. */
export async function checkPoint(
  deps: ApplicationsDeps,
  {
    account,
    number,
    point,
    verdict,
    note
  }: OnDossier & { point: string; verdict: Verdict; note: string }
): Promise<void> {
  const { rules, person } = await openScreening(deps, { account, number })
  if (!person.roles.includes('officer')) throw new NotFound(`point ${point}`)
  if (!rules.content.checks.some(({ id }) => id === point)) throw new NotFound(`point ${point}`)
  const check = { verdict, by: account.id, at: deps.clock.now(), note: note.trim() }
  await deps.models.screenings.updateOne(
    { _id: number },
    { $set: { [`checks.${point}`]: check }, $inc: { v: 1 } },
    { upsert: true }
  )
}

/** Declares the dossier admissible. The chart refuses while a point is unchecked or not conform. */
export async function declareAdmissible(
  deps: ApplicationsDeps,
  { account, number, command }: OnDossier & { command: string }
): Promise<void> {
  const { person, unchecked, failing } = await openScreening(deps, { account, number })
  await deps.engine.send({
    chart: 'application',
    id: number,
    event: { type: 'DECLARE_ADMISSIBLE', unchecked: unchecked.length, failing: failing.length },
    by: { id: account.id, roles: person.roles },
    command
  })
}

/** Gives the dossier to an officer, to whom its questions then go. */
export async function assignOfficer(
  deps: ApplicationsDeps,
  { account, number, command, officer }: OnDossier & { command: string; officer: string }
): Promise<void> {
  const { person } = await accessTo(deps, account, number)
  const recused = await deps.models.recusals.findById(`${number}:${officer}`, { _id: 1 }).lean()
  if (recused) throw new NotFound(`officer ${officer} for ${number}`)
  await deps.engine.send({
    chart: 'application',
    id: number,
    event: { type: 'ASSIGN_OFFICER', officer },
    by: { id: account.id, roles: person.roles },
    command,
    set: { officer }
  })
}
