import {
  initialTransition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type Snapshot
} from 'xstate'
import type { Stored } from '../../src/engine/index.ts'

type Scope = Parameters<AnyStateMachine['transition']>[2]

/** What a step costs at least: XState's own restore, transition and persist, with one reused inert scope. */
export function bareSteps(
  machine: AnyStateMachine,
  stored: Stored,
  event: { type: string }
): () => void {
  const nothing = () => undefined
  const scope = {
    self: {},
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    system: { _sendInspectionEvent: nothing },
    actionExecutor: nothing
  } as unknown as Scope
  const [first] = initialTransition(machine, { limit: 50 })
  const whole = machine.getPersistedSnapshot(first as AnyMachineSnapshot) as Snapshot<unknown> &
    object
  const env = { now: 0, actor: { id: '', roles: [] }, seq: 2 }
  const snapshot = { ...whole, value: stored.value, context: { ...stored.context, env } }
  return () => {
    const live = machine.restoreSnapshot(snapshot, scope)
    machine.getPersistedSnapshot(
      machine.transition(live as never, event, scope) as AnyMachineSnapshot
    )
  }
}
