import {
  createMachine,
  type AnyStateMachine,
  type AnyStateNode,
  type AnyTransitionDefinition
} from 'xstate'
import { plain } from './canonical.ts'
import { ChartFault } from './errors.ts'
import { explainGuard, type Cause } from './guards.ts'
import { activeNodes, historyNodes, presentHistory, restore, type Live } from './snapshot.ts'
import type { ChartDefinition, ChartEvent, Env, Instance, Stored } from './types.ts'

/** The only file of the server that steps XState (guards.ts reads its guards, snapshot.ts its snapshots). Pinned to 5.33. */

/** What a step did to timers, in order. */
export type TimerChange =
  { kind: 'arm'; id: string; event: string; delay: number } | { kind: 'cancel'; id: string }

/** One step, as data. */
export interface Moved {
  live: Live
  timers: TimerChange[]
  effects: { type: string; params: Record<string, unknown> }[]
}

/** One transition that listens to an event in the present configuration, and why its guard has the value it has. */
export interface Candidate {
  source: string
  holds: boolean
  causes: Cause[]
}

export interface Stepper {
  machine: AnyStateMachine
  /** @throws whatever the chart throws: the snapshot is never in error */
  begin(input: Record<string, unknown>, env: Env): Moved
  /** @throws whatever the chart throws */
  step(live: Live, event: ChartEvent, env: Env): Moved
  /** @param status of its instance, where what follows is written although it may have ended */
  restore(stored: Stored, env: Env, status?: Instance['status']): Live
  /** the transitions that would be taken, before conflicts between regions; none means refused */
  accepts(live: Live, event: ChartEvent): boolean
  candidates(live: Live, event: ChartEvent): Candidate[]
  /** paths of the states that listen to an event somewhere in the chart */
  listeners(event: string): string[]
}

/** Told of the transitions of each microstep, before conflicts between regions are settled. */
export type Watch = (transitions: readonly AnyTransitionDefinition[]) => void

/** Steps of `always` and immediate raises before a chart is declared to be looping. */
const MAX_MICROSTEPS = 500

type Captured = { type: string; params?: unknown }
type Scope = Parameters<AnyStateMachine['transition']>[2]

/** Makes a chart's machine step purely: no actor is ever created, actions come out as data. */
export function stepper(
  chart: Pick<ChartDefinition, 'machine' | 'effects'>,
  watch: Watch = () => undefined
): Stepper {
  const machine = withEnv(chart.machine)
  const effects = new Set(chart.effects)
  const histories = historyNodes(machine.root)
  let sink: Captured[] = []
  const scope = inertScope((action) => sink.push(action), watch)

  function collect(step: () => Live): Moved {
    sink = []
    const live = step()
    if (live.status === 'error') throw live.error
    const moved: Moved = { live, timers: [], effects: [] }
    for (const action of sink) sort(action, moved, effects)
    return moved
  }

  return {
    machine,
    begin: (input, env) =>
      collect(() => machine.getInitialSnapshot(scope, { ...input, env }) as Live),
    step: (live, event, env) => {
      live.context = { ...(live.context as object), env }
      live.historyValue = { ...live.historyValue, ...presentHistory(live, histories) }
      return collect(() => machine.transition(live, event, scope) as Live)
    },
    restore: (stored, env, status) => restore(machine, stored, env, scope, status),
    accepts: (live, event) =>
      machine
        .getTransitionData(live, event)
        .some(({ target, actions }) => target !== undefined || actions.length > 0),
    candidates: (live, event) => candidates(live, event),
    listeners: (event) => listeners(machine.root, event)
  }
}

/** The delay's name in the event of a timer, `xstate.after.<delay>.<state id>`. */
export function delayOf(timerEvent: string): string {
  return timerEvent.split('.')[2] ?? timerEvent
}

/** `xstate.*` is XState's own and must never come from outside. */
export function isReserved(eventType: string): boolean {
  return eventType === '*' || eventType.startsWith('xstate.')
}

/** The same machine whose first context carries `env` too, and whose loops are bounded. */
function withEnv(machine: AnyStateMachine): AnyStateMachine {
  const { context: original } = machine.config as { context?: unknown }
  const context = (args: { input: { env: Env } }): object => ({
    ...((typeof original === 'function'
      ? (original as (args: unknown) => object)(args)
      : original) as object),
    env: args.input.env
  })
  const options = { ...machine.config.options, maxIterations: MAX_MICROSTEPS }
  return createMachine(
    { ...machine.config, context, options } as never,
    machine.implementations as never
  )
}

/** What XState asks of an actor during a step; nothing of it acts. One is reused: creating an actor per step costs six times the step. */
function inertScope(capture: (action: Captured) => void, watch: Watch): Scope {
  const nothing = () => undefined
  return {
    self: {},
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    system: {
      _sendInspectionEvent: (microstep: { _transitions: AnyTransitionDefinition[] }) => {
        watch(microstep._transitions)
      }
    },
    actionExecutor: capture
  } as unknown as Scope
}

function sort({ type, params }: Captured, moved: Moved, effects: ReadonlySet<string>): void {
  if (type === 'xstate.raise') {
    const raised = params as { event: ChartEvent; id?: string; delay?: number }
    if (typeof raised.delay === 'number') arm(raised, moved)
    else if (raised.event.type.startsWith('xstate.after.')) {
      throw new ChartFault(`The delay ${delayOf(raised.event.type)} has no length.`)
    }
  } else if (type === 'xstate.cancel') {
    moved.timers.push({ kind: 'cancel', id: (params as { sendId: string }).sendId })
  } else if (effects.has(type)) {
    moved.effects.push({ type, params: plain((params ?? {}) as Record<string, unknown>, type) })
  } else {
    throw new ChartFault(`The action ${type} is neither an assign nor an effect of the chart.`)
  }
}

function arm(raised: { event: ChartEvent; id?: string; delay?: number }, moved: Moved): void {
  const { event, id = event.type, delay = NaN } = raised
  if (!event.type.startsWith('xstate.after.')) {
    throw new ChartFault(
      `${event.type} is raised later: write the wait as \`after\`, so that it can be proved.`
    )
  }
  if (!Number.isFinite(delay))
    throw new ChartFault(`The delay ${delayOf(event.type)} is not a length of time.`)
  moved.timers.push({ kind: 'arm', id, event: event.type, delay: Math.max(0, Math.ceil(delay)) })
}

function candidates(live: Live, event: ChartEvent): Candidate[] {
  const found: Candidate[] = []
  for (const node of activeNodes(live)) {
    for (const transition of node.transitions.get(event.type) ?? []) {
      if (transition.target === undefined && transition.actions.length === 0) continue
      const why = explainGuard(transition.guard as never, live, event)
      found.push({ source: node.path.join('.'), ...why })
    }
  }
  return found
}

function listeners(node: AnyStateNode, event: string): string[] {
  const below = Object.values(node.states as Record<string, AnyStateNode>).flatMap((child) =>
    listeners(child, event)
  )
  const heard = (node.transitions.get(event) ?? []).some(
    ({ target, actions }) => target !== undefined || actions.length > 0
  )
  return heard ? [node.path.join('.'), ...below] : below
}
