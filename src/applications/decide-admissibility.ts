import type { Account } from '../accounts/index.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import { sendPlain, sendWithReason } from './leave.ts'

interface OnDossier {
  account: Account
  number: string
  command: string
}
type WithReason = OnDossier & { reason: string }

/** Declared inadmissible, with the reason in law and in fact that the letter will give (CRPA, L211-5). */
export function declareInadmissible(deps: ApplicationsDeps, args: WithReason): Promise<void> {
  return sendWithReason(deps, 'DECLARE_INADMISSIBLE', args)
}

/** Back to screening, with a reason, until the readings open. */
export function undoAdmissibility(deps: ApplicationsDeps, args: WithReason): Promise<void> {
  return sendWithReason(deps, 'UNDO_ADMISSIBILITY', args)
}

/** Back to screening, with a reason, until the letter has left. */
export function undoInadmissibility(deps: ApplicationsDeps, args: WithReason): Promise<void> {
  return sendWithReason(deps, 'UNDO_INADMISSIBILITY', args)
}

/** The letter was read once more: it leaves. */
export function disclose(deps: ApplicationsDeps, args: OnDossier): Promise<void> {
  return sendPlain(deps, 'DISCLOSE', args)
}
