import type { AnyStateNode, AnyTransitionDefinition } from 'xstate'

/** A state's path, its name everywhere outside XState. */
export function pathOf(node: AnyStateNode): string {
  return node.path.join('.')
}

/** The states inside, without histories, which are no place to be. */
export function childrenOf(node: AnyStateNode): AnyStateNode[] {
  return (Object.values(node.states) as AnyStateNode[]).filter(({ type }) => type !== 'history')
}

/** What leads out of a state, in the order it is tried. */
export function outOf(node: AnyStateNode): AnyTransitionDefinition[] {
  return [
    ...[...node.transitions.values()].flat(),
    ...(node.always ?? [])
  ] as AnyTransitionDefinition[]
}

/** Where one really goes; a history means staying where one is. */
export function targetsOf({ target }: AnyTransitionDefinition): AnyStateNode[] {
  return ((target ?? []) as readonly AnyStateNode[]).filter(({ type }) => type !== 'history')
}

/** The leaves that entering a state enters. */
export function initialLeaves(node: AnyStateNode): string[] {
  if (node.type === 'parallel') return childrenOf(node).flatMap(initialLeaves)
  const first =
    node.type === 'compound' ? (node.initial.target as readonly AnyStateNode[])[0] : undefined
  return first ? initialLeaves(first) : [pathOf(node)]
}

/** Every state below and with this one, in the order of the chart. */
export function withInner(node: AnyStateNode): AnyStateNode[] {
  return [node, ...childrenOf(node).flatMap(withInner)]
}
