import type { AnyStateMachine, AnyStateNode, StateValue } from 'xstate'

export interface Configuration {
  name: string
  value: StateValue
  leaves: string[]
}

/** Each leaf state once: the other regions stand in their initial state. Final and history states are left out. */
export function configurationsOf(machine: AnyStateMachine): Configuration[] {
  return leavesOf(machine.root).map((leaf) => {
    const value = valueWith(machine.root, leaf.path)
    return { name: leaf.path.join('.'), value, leaves: [leaf.path.join('.')] }
  })
}

function leavesOf(node: AnyStateNode): AnyStateNode[] {
  const children = Object.values(node.states)
  if (children.length === 0) return ['history', 'final'].includes(node.type) ? [] : [node]
  return children.flatMap(leavesOf)
}

/** The value of a node whose configuration goes through `path`, and through initial states elsewhere. */
function valueWith(node: AnyStateNode, path: readonly string[]): StateValue {
  const children = Object.entries(node.states)
  if (node.type === 'parallel') {
    return Object.fromEntries(
      children.map(([key, child]) => [key, valueWith(child, path[0] === key ? path.slice(1) : [])])
    )
  }
  const key = path[0] ?? String(node.initial.target[0]?.key ?? '')
  const child = node.states[key]
  if (!child || Object.keys(child.states).length === 0) return key
  return { [key]: valueWith(child, path.slice(1)) }
}
