import type { Account } from '../../accounts/index.ts'
import { Refusal, type Actor } from '../../engine/index.ts'
import { canonicalJson } from '../../forms/index.ts'
import { factsOf } from '../../reviews/index.ts'
import { newId } from '../../shared/ids.ts'
import { selectionInForce } from '../proposal/give-opinion.ts'
import type { ReadSelection } from '../proposal/frozen-selection.ts'
import { rankedDossiers } from '../proposal/ranked-dossiers.ts'
import type { OnCall, SelectionDeps } from '../selection-deps.ts'
import type { Decision } from '../selection.model.ts'
import { actorOn } from '../session/record.ts'
import { recusalsOf } from '../session/recusals.ts'
import { refuse } from '../session/refuse.ts'
import { digest, writeSheets } from './write-sheets.ts'

/**
 * The authority signs, or its deputy once the call allows it: the decision, and what each dossier receives,
 * are written and hashed; the event that names them makes them true, and every letter leaves.
 * Codes of `problems`: `no-opinion`, `not-proposed:<number>` (a dossier does not carry its outcome yet),
 * `not-in-selection:<number>`.
 * @returns the decision
 * @throws Refusal; BadInput for whoever stands aside from one of the dossiers; NotFound
 */
export async function signDecision(deps: SelectionDeps, on: OnCall): Promise<Decision> {
  const { account, call, command } = on
  const by = actorOn(account, call)
  const known = await deps.models.decisions.findOne({ command }).lean<Decision>()
  const selection = await selectionInForce(deps, call)
  const problems = known ? [] : await problemsOf(deps, call, selection, account)
  const decision =
    known ??
    (selection && problems.length === 0 && maySign(by)
      ? await writeDecision(deps, { account, call, command, by, selection })
      : null)
  const event = {
    ...{ type: 'SIGN_DECISION', decision: decision?._id ?? '', problems },
    selection: selection?.id ?? ''
  }
  await sendOrForget(deps, decision, () =>
    deps.engine.send({ chart: 'call', id: call, event, by, command })
  )
  if (!decision) throw new Error(`Call ${call} took a decision that was not written.`)
  return decision
}

/** What was refused was never signed: sent again later, it is written again, with its own date. */
export async function sendOrForget(
  { models }: Pick<SelectionDeps, 'models'>,
  decision: Decision | null,
  send: () => Promise<unknown>
): Promise<void> {
  try {
    await send()
  } catch (error) {
    if (decision && error instanceof Refusal) {
      await models.decisions.deleteOne({ _id: decision._id })
      await models.sheets.deleteMany({ decision: decision._id })
    }
    throw error
  }
}

function maySign({ roles }: Actor): boolean {
  return roles.includes('authority') || roles.includes('deputy')
}

async function problemsOf(
  deps: SelectionDeps,
  call: string,
  selection: ReadSelection | null,
  account: Account
): Promise<string[]> {
  if (!selection) return ['no-opinion']
  const { instances } = await rankedDossiers(deps, call)
  const numbers = selection.frozen.outcomes.map(({ number }) => number)
  const recusals = await recusalsOf(deps, numbers)
  const aside = [...recusals.values()].filter((accounts) => accounts.includes(account.id))
  if (aside.length > 0) refuse('recused', { count: aside.length })
  const carried = new Map(instances.map((one) => [one._id, factsOf(one).outcome]))
  return [
    ...selection.frozen.outcomes
      // a dossier that withdrew meanwhile has its own answer
      .filter(({ number }) => carried.has(number))
      .filter(({ number, outcome, rank }) => {
        const now = carried.get(number)
        return now?.kind !== outcome || now.rank !== rank
      })
      .map(({ number }) => `not-proposed:${number}`),
    ...instances
      .filter(({ _id }) => !numbers.includes(_id))
      .map(({ _id }) => `not-in-selection:${_id}`)
  ]
}

async function writeDecision(
  deps: SelectionDeps,
  {
    account,
    call,
    command,
    by,
    selection
  }: { account: Account; call: string; command: string; by: Actor; selection: ReadSelection }
): Promise<Decision> {
  const _id = newId()
  const { instances } = await rankedDossiers(deps, call)
  const present = new Set(instances.map((one) => one._id))
  const outcomes = selection.frozen.outcomes.filter(({ number }) => present.has(number))
  const reasons = await reasonsIn(deps, selection)
  const sheets = await writeSheets(deps, { decision: _id, call, selection, outcomes, reasons })
  const before = await deps.models.decisions.countDocuments({ call })
  const bare = {
    number: `${call}-D${before + 1}`,
    kind: 'initial' as const,
    ...{ call, selection: selection.id, replaces: null, reason: null, at: deps.clock.now() },
    signer: {
      account: account.id,
      name: account.name,
      as: by.roles.includes('authority') ? ('authority' as const) : ('deputy' as const)
    }
  }
  return keepDecision(deps, { _id, command, ...bare }, sheets)
}

/** Writes the decision once per command: of two at once, both get the first. */
export async function keepDecision(
  { models }: Pick<SelectionDeps, 'models'>,
  bare: Omit<Decision, 'text' | 'sha256'>,
  sheets: readonly { application: string; sha256: string }[]
): Promise<Decision> {
  const text = canonicalJson({
    format: 'candide.decisions/1',
    ...{ call: bare.call, number: bare.number, kind: bare.kind, selection: bare.selection },
    ...{ replaces: bare.replaces, at: bare.at.toISOString(), signer: bare.signer },
    dossiers: sheets.map(({ application, sha256 }) => ({ application, sha256 }))
  })
  const decision: Decision = { ...bare, text, sha256: digest(text) }
  await models.decisions.updateOne(
    { command: bare.command },
    { $setOnInsert: decision },
    { upsert: true }
  )
  const kept = await models.decisions.findOne({ command: bare.command }).lean<Decision>()
  if (!kept) throw new Error(`Decision ${bare.number} was not kept.`)
  return kept
}

/** The written reasons of a selection, by dossier. */
export async function reasonsIn(deps: SelectionDeps, { frozen }: ReadSelection) {
  const own = Object.entries(frozen.reasons)
  const texts = await deps.calls.remarks(own.map(([, remark]) => remark))
  return new Map(
    own.flatMap(([number, remark]) => {
      const text = texts.get(remark)
      return text === undefined ? [] : [[number, text] as const]
    })
  )
}
