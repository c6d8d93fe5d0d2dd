import { factsOf } from '../../reviews/index.ts'
import type { ApplicationInstance } from '../../applications/index.ts'
import type { SelectionDeps } from '../selection-deps.ts'
import type { Decision, DossierDecision } from '../selection.model.ts'

/** What a decision's code proves to anybody: that it is true, and what it is the digest of. No outcome, no points. */
export interface VerifiedDecision {
  code: string
  /** of the decision, `2027-01-D1` */
  number: string
  call: string
  application: string
  signedAt: Date
  signer: { name: string; as: 'authority' | 'deputy' }
  sha256: string
  /** false once another decision replaced it */
  stands: boolean
}

/** @returns null for a code that was never given, or not yet to its candidate: one and the same */
export async function verifyDecision(
  deps: Pick<SelectionDeps, 'models' | 'applications'>,
  code: string
): Promise<VerifiedDecision | null> {
  const sheet = await deps.models.sheets.findOne({ code }).lean<DossierDecision>()
  if (!sheet) return null
  const [decision, instance] = await Promise.all([
    deps.models.decisions.findById(sheet.decision).lean<Decision>(),
    deps.applications.models.applications.findById(sheet.application).lean<ApplicationInstance>()
  ])
  if (!decision || !instance) return null
  const stands = factsOf(instance).outcome?.decision === decision._id
  const disclosed = stands
    ? instance.tags.includes('answered')
    : wasReplaced(instance, decision._id)
  if (!disclosed) return null
  const { number, call, at, signer } = decision
  return {
    ...{ code, number, call, application: sheet.application, signedAt: at, stands },
    ...{ signer: { name: signer.name, as: signer.as }, sha256: sheet.sha256 }
  }
}

/** Only an answer that was given can be replaced: what follows was disclosed. */
function wasReplaced({ history }: ApplicationInstance, decision: string): boolean {
  const decided = history.findIndex(
    ({ event }) => event.type === 'DECIDE' && event['decision'] === decision
  )
  return (
    decided >= 0 && history.slice(decided).some(({ event }) => event.type === 'REPLACE_DECISION')
  )
}
