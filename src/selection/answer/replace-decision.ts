import { newId } from '../../shared/ids.ts'
import { sendOrForget, keepDecision } from '../decision/sign-decision.ts'
import { writeSheets } from '../decision/write-sheets.ts'
import { readSelection, type ProposedOutcome } from '../proposal/frozen-selection.ts'
import { factsOf } from '../../reviews/index.ts'
import type { OnDossier, SelectionDeps } from '../selection-deps.ts'
import type { Decision } from '../selection.model.ts'
import { refuse } from '../session/refuse.ts'
import { asAuthority } from './authority.ts'

/**
 * A decision that was given is found wrong: the authority withdraws it and signs another for this dossier, with
 * its reason; the answer leaves again, with periods of its own. Two events under one command: sent again after
 * a crash in between, the second one follows.
 * @throws Refusal, without a reason or where nothing was answered; BadInput; NotFound
 */
export async function replaceDecision(
  deps: SelectionDeps,
  {
    account,
    number,
    command,
    outcome,
    reason
  }: OnDossier & { outcome: ProposedOutcome; reason: string }
): Promise<Decision> {
  const { person, instance } = await asAuthority(deps, account, number)
  const by = { id: account.id, roles: person.roles }
  const { call } = instance.subject
  const known = await deps.models.decisions.findOne({ command }).lean<Decision>()
  const replaces = known?.replaces ?? factsOf(instance).outcome?.decision ?? null
  const first = replaces ? await deps.models.decisions.findById(replaces).lean<Decision>() : null
  if (!first) refuse('nothing-to-replace', { number })
  const selection = await readSelection(deps, first.selection)
  if (!selection) throw new Error(`Selection ${first.selection} is missing.`)
  const ineligible = selection.ranking && !selection.ranking.eligible.includes(number)
  if (ineligible && outcome.outcome !== 'notSelected') refuse('below-threshold', { number })
  const remark = await deps.calls.keepRemark({
    ...{ command, by, call, application: number, text: reason }
  })
  const decision = known ?? (await written())
  const send = (event: { type: string; [fact: string]: unknown }, step: string) =>
    deps.engine.send({ chart: 'application', id: number, event, by, command: `${command}:${step}` })
  await sendOrForget(deps, known ? null : decision, () =>
    send({ type: 'REPLACE_DECISION', ...outcome, reason: remark }, 'replace')
  )
  await send({ type: 'DECIDE', decision: decision._id }, 'decide')
  return decision

  async function written(): Promise<Decision> {
    if (!selection || !first) throw new Error('Nothing to replace.')
    const _id = newId()
    const sheets = await writeSheets(deps, {
      ...{ decision: _id, call, selection },
      outcomes: [{ number, ...outcome }],
      reasons: new Map([[number, reason.trim()]])
    })
    const before = await deps.models.decisions.countDocuments({ call })
    return keepDecision(
      deps,
      {
        ...{ _id, command, call, number: `${call}-D${before + 1}`, kind: 'replacement' },
        ...{ selection: first.selection, replaces: first._id, reason: remark || null },
        signer: { account: account.id, name: account.name, as: 'authority' },
        at: deps.clock.now()
      },
      sheets
    )
  }
}

/**
 * The authority answers an appeal. One that is upheld is followed by a decision that replaces the first.
 * @throws Refusal without a reason, or when no appeal is examined; NotFound
 */
export async function answerAppeal(
  deps: SelectionDeps,
  { account, number, command, upheld, reason }: OnDossier & { upheld: boolean; reason: string }
): Promise<void> {
  const { person, instance } = await asAuthority(deps, account, number)
  const by = { id: account.id, roles: person.roles }
  const { call } = instance.subject
  const remark = await deps.calls.keepRemark({
    ...{ command, by, call, application: number, text: reason }
  })
  const event = { type: 'ANSWER_APPEAL', upheld, reason: remark }
  await deps.engine.send({ chart: 'application', id: number, event, by, command })
}
