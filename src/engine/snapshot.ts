import type { AnyMachineSnapshot, AnyStateMachine, AnyStateNode } from 'xstate'
import { plain } from './canonical.ts'
import { ChartFault } from './errors.ts'
import type { Env, Instance, Stored } from './types.ts'

/** A snapshot in memory, with `context.env` set. */
export type Live = AnyMachineSnapshot

type Scope = Parameters<AnyStateMachine['restoreSnapshot']>[1]

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

/**
 * A stored state, live again.
 * @param status of its instance: a value alone does not say that it is the last one
 * @throws ChartFault when its history names a state that is no more
 */
export function restore(
  machine: AnyStateMachine,
  stored: Stored,
  env: Env,
  scope: Scope,
  status: Instance['status'] = 'active'
): Live {
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
  const snapshot = { status, value, context, children: {}, historyValue }
  return machine.restoreSnapshot(snapshot as never, scope) as Live
}

/** Every state that is on, inner and outer. */
export function activeNodes(live: Live): AnyStateNode[] {
  return live._nodes as AnyStateNode[]
}

function nodeOf(live: Live, id: string): AnyStateNode {
  return (live.machine as AnyStateMachine).getStateNodeById(id) as AnyStateNode
}

export function historyNodes(node: AnyStateNode): AnyStateNode[] {
  const below = Object.values(node.states as Record<string, AnyStateNode>).flatMap(historyNodes)
  return node.type === 'history' ? [node] : below
}

/**
 * XState records a history when its parent is left; until then, going to it means going to its default.
 * Charts use it to arm every wait again (`on: { CHANGE_CALENDAR: '.here' }`), so here the history of an
 * active parent is where it is now.
 */
export function presentHistory(
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
