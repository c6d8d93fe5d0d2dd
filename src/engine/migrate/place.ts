import type { AnyStateMachine, AnyStateNode } from 'xstate'
import { ChartFault } from '../errors.ts'
import type { Env, Stored } from '../types.ts'
import { leaves, type Live } from '../snapshot.ts'
import type { Stepper } from '../xstate.ts'

/** A wait that a configuration arms, with its length if it began now. */
export interface Wait {
  id: string
  delay: string
  /** path of the state that waits */
  state: string
  length: () => number
}

/**
 * A chart in a given configuration, without having walked there.
 * @param paths one leaf for every active region
 * @throws ChartFault when a leaf does not exist or a region is left out, which XState would fill in silently
 */
export function placed(
  stepper: Stepper,
  paths: readonly string[],
  stored: Omit<Stored, 'value'>,
  env: Env
): Live {
  const nodes = paths.map((path) => leafAt(stepper.machine, path))
  const live = stepper.restore({ ...stored, value: valueOf(stepper.machine.root, nodes) }, env)
  const there = leaves(live)
  if ([...there].sort().join() !== [...paths].sort().join()) {
    throw new ChartFault(
      `${paths.join(', ')} is not a whole configuration: XState makes it ${there.join(', ')}.`
    )
  }
  return live
}

/** The node at a path. @throws ChartFault when there is none */
export function nodeAt(machine: AnyStateMachine, path: string): AnyStateNode {
  let node: AnyStateNode = machine.root
  for (const key of path === '' ? [] : path.split('.')) {
    const below = (node.states as Record<string, AnyStateNode>)[key]
    if (!below) throw new ChartFault(`There is no state ${path}.`)
    node = below
  }
  return node
}

/** Every wait of the active states. */
export function waitsOf(live: Live): Wait[] {
  const machine = live.machine as unknown as AnyStateMachine
  const delays = machine.implementations.delays as Record<string, unknown>
  return (live._nodes as AnyStateNode[]).flatMap((node) =>
    Object.keys((node.config as { after?: object }).after ?? {}).map((delay) => ({
      id: `xstate.after.${delay}.${node.id}`,
      delay,
      state: node.path.join('.'),
      length: () => lengthOf(delays[delay], live)
    }))
  )
}

function lengthOf(delay: unknown, live: Live): number {
  const context = live.context as unknown
  const args = { context, event: { type: 'engine.migrate' } }
  const length = typeof delay === 'function' ? (delay as (args: object) => unknown)(args) : delay
  if (typeof length !== 'number' || !Number.isFinite(length))
    throw new ChartFault('A wait has no length.')
  return Math.max(0, Math.ceil(length))
}

function leafAt(machine: AnyStateMachine, path: string): AnyStateNode {
  const node = nodeAt(machine, path)
  if (node.type === 'atomic' || node.type === 'final') return node
  throw new ChartFault(`${path} is not a leaf: say which of its states.`)
}

/** The value of XState for a set of leaves. */
function valueOf(root: AnyStateNode, nodes: readonly AnyStateNode[]): Stored['value'] {
  const value: Record<string, unknown> = {}
  for (const { path } of nodes) {
    let here = value
    for (const key of path) here = (here[key] ??= {}) as Record<string, unknown>
  }
  return collapsed(root, value)
}

function collapsed(node: AnyStateNode, value: Record<string, unknown>): Stored['value'] {
  const keys = Object.keys(value)
  const [only] = keys
  const states = node.states as Record<string, AnyStateNode>
  const child = only === undefined ? undefined : states[only]
  const leaf = child && (child.type === 'atomic' || child.type === 'final')
  if (node.type !== 'parallel' && keys.length === 1 && only !== undefined && leaf) return only
  return Object.fromEntries(
    keys.map((key) => {
      const below = states[key]
      return [key, below ? collapsed(below, value[key] as Record<string, unknown>) : {}]
    })
  )
}
