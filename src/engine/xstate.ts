import {
  createMachine,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  type AnyTransitionDefinition
} from 'xstate'
import { plain } from './canonical.ts'
import { ChartFault } from './errors.ts'
import { explainGuard, type Cause } from './guards.ts'
import type { ChartDefinition, ChartEvent, Env, Stored } from './types.ts'

/** The only file of the server that steps XState (with guards.ts, which reads its guards). Pinned to 5.33. */

/** A snapshot in memory, with `context.env` set. */
export type Live = AnyMachineSnapshot

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
  restore(stored: Stored, env: Env): Live
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
    restore: (stored, env) => restore(machine, stored, env, scope),
    accepts: (live, event) =>
      machine
        .getTransitionData(live, event)
        .some(({ target, actions }) => target !== undefined || actions.length > 0),
    candidates: (live, event) => candidates(live, event),
    listeners: (event) => listeners(machine.root, event)
  }
}

/** The state as stored: context without `env`, which the journal tells again. */
export function persist(live: Live): Stored {
  const context = { ...(live.context as Record<string, unknown>), env: undefined }
  const stored: Stored = {
    value: live.value as Stored['value'],
    context: plain(context, 'context')
  }
  const history = remembered(live)
  if (history.length > 0) stored.history = history
  return stored
}

/** The histories of states that were left; those of active states are where they are now. */
export function remembered(live: Live): { id: string; states: string[] }[] {
  return Object.entries(live.historyValue as Record<string, AnyStateNode[]>)
    .filter(([id]) => !activeNodes(live).includes(nodeOf(live, id).parent as AnyStateNode))
    .map(([id, nodes]) => ({ id, states: nodes.map((node) => node.id).sort() }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Leaf state paths, in document order. */
export function leaves(live: Live): string[] {
  return activeNodes(live)
    .filter(isLeaf)
    .sort((a, b) => a.order - b.order)
    .map((node) => node.path.join('.'))
}

/** Whose move it is: `meta.owner` of every active state, inner or outer. */
export function owners(live: Live): string[] {
  const found = new Set<string>()
  for (const node of activeNodes(live)) {
    const { owner } = (node.meta ?? {}) as { owner?: string | string[] }
    for (const name of owner === undefined ? [] : [owner].flat()) found.add(name)
  }
  return [...found].sort()
}

/** The delay's name in the event of a timer, `xstate.after.<delay>.<state id>`. */
export function delayOf(timerEvent: string): string {
  return timerEvent.split('.')[2] ?? timerEvent
}

/** `xstate.*` is XState's own and must never come from outside. */
export function isReserved(eventType: string): boolean {
  return eventType === '*' || eventType.startsWith('xstate.')
}

function activeNodes(live: Live): AnyStateNode[] {
  return live._nodes as AnyStateNode[]
}

function nodeOf(live: Live, id: string): AnyStateNode {
  return (live.machine as AnyStateMachine).getStateNodeById(id) as AnyStateNode
}

function historyNodes(node: AnyStateNode): AnyStateNode[] {
  const below = Object.values(node.states as Record<string, AnyStateNode>).flatMap(historyNodes)
  return node.type === 'history' ? [node] : below
}

/**
 * XState records a history when its parent is left; until then, going to it means going to its default.
 * Charts use it to arm every wait again (`on: { CHANGE_CALENDAR: '.here' }`), so here the history of an
 * active parent is where it is now.
 */
function presentHistory(
  live: Live,
  histories: readonly AnyStateNode[]
): Record<string, AnyStateNode[]> {
  const present: Record<string, AnyStateNode[]> = {}
  for (const { id, parent, history } of histories) {
    const path = parent?.path.join('.') ?? ''
    const inside = activeNodes(live).filter((node) =>
      history === 'deep'
        ? isLeaf(node) && (path === '' || node.path.join('.').startsWith(`${path}.`))
        : node.parent === parent
    )
    if (inside.length > 0) present[id] = inside
  }
  return present
}

function isLeaf({ type }: AnyStateNode): boolean {
  return type === 'atomic' || type === 'final'
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

function restore(machine: AnyStateMachine, stored: Stored, env: Env, scope: Scope): Live {
  const { idMap } = machine as unknown as { idMap: Map<string, AnyStateNode> }
  const historyValue: Record<string, { id: string }[]> = {}
  for (const { id, states } of stored.history ?? []) {
    historyValue[id] = states.map((state) => {
      if (!idMap.has(state))
        throw new ChartFault(`The history names ${state}, which this chart lacks.`)
      return { id: state }
    })
  }
  const { value } = stored
  const context = { ...stored.context, env }
  const snapshot = { status: 'active', value, context, children: {}, historyValue }
  return machine.restoreSnapshot(snapshot as never, scope) as Live
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
