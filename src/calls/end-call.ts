import type { CallsDeps, Command } from './calls-deps.ts'
import { keepRemark } from './remark.ts'

type OnCall = Command & { number: string }

/** Stops a call (sans suite), with its reason: every dossier is answered so. */
export async function cancelCall(
  deps: CallsDeps,
  { number, reason, ...command }: OnCall & { reason: string }
) {
  const remark = await keepRemark(deps, { ...command, call: number, text: reason })
  await sendTo(deps, { number, ...command }, { type: 'CANCEL', reason: remark })
}

/** The server was down across the closing: a person says that it stands as it was announced. */
export async function confirmClosing(
  deps: CallsDeps,
  { number, reason, ...command }: OnCall & { reason: string }
) {
  const remark = await keepRemark(deps, { ...command, call: number, text: reason })
  await sendTo(deps, { number, ...command }, { type: 'CONFIRM_CLOSING', reason: remark })
}

/** Makes the result public, once every candidate has their own answer. */
export async function announceCall(deps: CallsDeps, { number, ...command }: OnCall) {
  const { unanswered } = await deps.applications.unanswered(number)
  await sendTo(deps, { number, ...command }, { type: 'ANNOUNCE', unanswered })
}

/** Closes the call for good: refused while one dossier lacks its answer, or one failed alert is not settled. */
export async function completeCall(deps: CallsDeps, { number, ...command }: OnCall) {
  const counts = await deps.applications.unanswered(number)
  await sendTo(deps, { number, ...command }, { type: 'COMPLETE', ...counts })
}

/** Gives up a call that was never opened. */
export async function discardCall(deps: CallsDeps, { number, ...command }: OnCall) {
  await sendTo(deps, { number, ...command }, { type: 'DISCARD' })
}

async function sendTo(
  { engine }: CallsDeps,
  { number, command, by }: OnCall,
  event: { type: string; [fact: string]: unknown }
): Promise<void> {
  await engine.send({ chart: 'call', id: number, event, by, command })
}
