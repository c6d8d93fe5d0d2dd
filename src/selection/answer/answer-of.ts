import type { Account } from '../../accounts/index.ts'
import type { ApplicationInstance } from '../../applications/index.ts'
import { factsOf, type DossierFacts, type OutcomeKind } from '../../reviews/index.ts'
import type { DecisionSheet } from '../decision/decision-sheet.ts'
import type { SelectionDeps } from '../selection-deps.ts'
import type { Decision, DossierDecision } from '../selection.model.ts'

export interface AnswerDecision extends Pick<Decision, 'number' | 'signer' | 'at' | 'kind'> {
  code: string
  sha256: string
  /** the decision that this one replaces: when it was signed, and why it was wrong; null for a first one */
  replaced: { at: Date; reason: string } | null
}

/** The answer of a dossier, once it is made available: nothing of it exists before. */
export interface Answer {
  number: string
  call: string
  outcome: OutcomeKind
  /** where the dossier stands since: `selected`, `accepted`, `declined`, `lapsed`, `reserveExpired`… */
  stage: string
  /** in its own list: the place of a selected dossier, the rank in the reserve */
  rank: number | null
  /** it was in the reserve, and a place came free */
  promoted: boolean
  /** null for an answer that the authority does not sign: inadmissible, withdrawn, without action */
  decision: AnswerDecision | null
  sheet: DecisionSheet | null
  /** what the team wrote: why inadmissible; null otherwise */
  reason: string | null
  availableAt: Date
  readAt: Date | null
  /** all exclusive instants; null before the reading, or when they do not apply */
  acceptBy: Date | null
  piecesBy: Date | null
  appealBy: Date | null
  /** an appeal is examined until then */
  appealAnswerBy: Date | null
  reserveExpiresAt: Date | null
  /** days to accept a place, from the reading */
  acceptanceDays: number
}

type Deps = Pick<SelectionDeps, 'models' | 'applications' | 'calls'>

/**
 * What somebody of a dossier, or of the team, may read of its answer.
 * @returns null until the answer is made available
 * @throws NotFound for anybody else, and for whoever stands aside
 */
export async function answerOf(
  deps: Deps,
  { account, number }: { account: Account; number: string }
): Promise<Answer | null> {
  const { instance } = await deps.applications.access(account, number)
  return isDisclosed(instance) ? answerIn(deps, instance) : null
}

export function isDisclosed(instance: Pick<ApplicationInstance, 'tags' | 'snapshot'>): boolean {
  return instance.tags.includes('answered') && factsOf(instance).availableAt !== null
}

/**
 * The same for the letter itself, which is written just before it is made available: for effects only.
 * @throws Error when the dossier has no outcome: a fault of the program
 */
export async function answerForLetter(deps: Deps, number: string): Promise<Answer> {
  const instance = await deps.applications.models.applications
    .findById(number)
    .lean<ApplicationInstance>()
  if (!instance) throw new Error(`No dossier ${number}.`)
  return answerIn(deps, instance)
}

/** An answer as its dossier carries it; `decision` and `sheet` once it is signed. */
export async function answerIn(deps: Deps, instance: ApplicationInstance): Promise<Answer> {
  const facts = factsOf(instance)
  const { outcome } = facts
  if (!outcome) throw new Error(`${instance._id} has no outcome.`)
  const signed = await signedPart(deps, instance._id, outcome.decision)
  const stage = stageOf(instance)
  const at = (time: number | null) => (time === null ? null : new Date(time))
  return {
    ...{ number: instance._id, call: instance.subject.call, outcome: outcome.kind, stage },
    ...{ rank: outcome.rank, promoted: isPromoted(instance), ...signed },
    reason: outcome.kind === 'inadmissible' ? await writtenReason(deps, instance) : null,
    availableAt: at(facts.availableAt) ?? instance.enteredAt,
    readAt: at(facts.readAt),
    acceptBy: stage === 'selected' ? at(facts.acceptBy) : null,
    piecesBy: outcome.kind === 'selected' ? at(piecesBy(facts)) : null,
    appealBy: at(facts.appealBy),
    appealAnswerBy: instance.tags.includes('appeal') ? at(facts.appealAnswerBy) : null,
    reserveExpiresAt: outcome.kind === 'reserve' ? at(facts.calendar.reserveExpiresAt) : null,
    acceptanceDays: facts.settings.acceptanceDays
  }
}

function piecesBy({ piecesBy: extended, calendar }: DossierFacts): number {
  return extended ?? calendar.piecesDueAt
}

/** Such as `selected`, `accepted`, `reserve`: the part of the state after `answered`. */
export function stageOf({ states }: Pick<ApplicationInstance, 'states'>): string {
  const answered = states.map((state) => /\.answered\.([^.]+)/.exec(state)?.[1])
  return answered.find((stage) => stage !== undefined) ?? 'answering'
}

function isPromoted({ history }: ApplicationInstance): boolean {
  const last = history.findLast(({ event }) => ['PROMOTE', 'DECIDE'].includes(event.type))
  return last?.event.type === 'PROMOTE'
}

async function signedPart(
  deps: Deps,
  number: string,
  id: string | null
): Promise<Pick<Answer, 'decision' | 'sheet'>> {
  if (!id) return { decision: null, sheet: null }
  const [decision, sheet] = await Promise.all([
    deps.models.decisions.findById(id).lean<Decision>(),
    deps.models.sheets.findById(`${id}:${number}`).lean<DossierDecision>()
  ])
  if (!decision || !sheet) throw new Error(`Decision ${id} of ${number} is missing.`)
  return {
    decision: {
      ...{ number: decision.number, signer: decision.signer, at: decision.at },
      ...{ kind: decision.kind, code: sheet.code, sha256: sheet.sha256 },
      replaced: await replacedBy(deps, decision)
    },
    sheet: JSON.parse(sheet.text) as DecisionSheet
  }
}

async function replacedBy(deps: Deps, { replaces, reason }: Decision) {
  if (!replaces) return null
  const [earlier, texts] = await Promise.all([
    deps.models.decisions.findById(replaces, { at: 1 }).lean<Pick<Decision, 'at'>>(),
    deps.calls.remarks(reason ? [reason] : [])
  ])
  return earlier && { at: earlier.at, reason: (reason && texts.get(reason)) ?? '' }
}

async function writtenReason(deps: Deps, { history }: ApplicationInstance) {
  const declared = history.findLast(({ event }) => event.type === 'DECLARE_INADMISSIBLE')
  const remark = declared?.event['reason']
  if (typeof remark !== 'string') return null
  return (await deps.calls.remarks([remark])).get(remark) ?? null
}
