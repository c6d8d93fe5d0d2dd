import type { Account } from '../../accounts/index.ts'
import { factsOf } from '../../reviews/index.ts'
import { answerIn, type Answer } from '../answer/answer-of.ts'
import { selectionInForce } from '../proposal/give-opinion.ts'
import type { SelectionDeps } from '../selection-deps.ts'
import { decisionSheet } from './decision-sheet.ts'
import { openDecisionDraft } from './draft-decision.ts'
import { reasonsIn } from './sign-decision.ts'

/**
 * What a dossier would receive were its decision signed now, with the words prepared so far. Nothing is written.
 * @returns null while nothing is proposed for it
 * @throws NotFound unless this person is of the team and not recused, and the dossier is read
 */
export async function previewDecision(
  deps: SelectionDeps,
  { account, number }: { account: Account; number: string }
): Promise<Answer | null> {
  const words = await openDecisionDraft(deps, { account, number })
  const { instance } = await deps.applications.access(account, number)
  const { outcome } = factsOf(instance)
  const { call } = instance.subject
  const [selection, rules] = await Promise.all([
    selectionInForce(deps, call),
    deps.calls.rules(call)
  ])
  const proposed = selection?.frozen.outcomes.find((one) => one.number === number)
  if (!outcome || !proposed || !selection || !rules) return null
  const sheet = decisionSheet({
    ...{ call, decision: '', application: number, content: rules.content, words },
    ...{
      ranking: selection.ranking,
      reason: (await reasonsIn(deps, selection)).get(number) ?? null
    },
    outcome: { outcome: proposed.outcome, rank: proposed.rank }
  })
  const decision = {
    // its number is given by the signature: another decision may take the next one before
    ...{ number: '', kind: 'initial' as const, code: '', sha256: '' },
    ...{ at: deps.clock.now(), replaced: null },
    signer: { account: '', name: '', as: 'authority' as const }
  }
  return { ...(await answerIn(deps, instance)), decision, sheet }
}
