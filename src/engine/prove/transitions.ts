import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate'
import { shapeOf, type Guard } from '../guards.ts'
import { delayOf, type Watch } from '../xstate.ts'
import type { Finding } from './finding.ts'

/** Counts which transitions were ever chosen, and which of those ever had their way. */
export interface TransitionWatch {
  watch: Watch
  chosen: Set<AnyTransitionDefinition>
  taken: Set<AnyTransitionDefinition>
}

export function transitionWatch(): TransitionWatch {
  const chosen = new Set<AnyTransitionDefinition>()
  const taken = new Set<AnyTransitionDefinition>()
  const watch: Watch = (transitions) => {
    for (const transition of transitions) chosen.add(transition)
    for (const transition of winners(transitions)) taken.add(transition)
  }
  return { watch, chosen, taken }
}

/** Transitions of reachable states that nothing can ever make happen, and why. */
export function idleTransitions(
  machine: AnyStateMachine,
  reached: ReadonlySet<string>,
  { chosen, taken }: Omit<TransitionWatch, 'watch'>
): Finding[] {
  const findings: Finding[] = []
  for (const node of allNodes(machine.root)) {
    if (!reached.has(node.path.join('.'))) continue
    for (const transition of transitionsOf(node)) {
      if (
        taken.has(transition) ||
        (transition.target === undefined && transition.actions.length === 0)
      )
        continue
      const about = named(transition)
      if (chosen.has(transition)) {
        findings.push({
          kind: 'pre-empted',
          about,
          message: `${about} always gives way to another region.`
        })
      } else if (isShadowed(node, transition)) {
        findings.push({
          kind: 'shadowed',
          about,
          message: `${about} comes after one that is always possible.`
        })
      } else {
        findings.push({ kind: 'never-taken', about, message: `${about} can never happen.` })
      }
    }
  }
  return findings
}

export function allNodes(node: AnyStateNode): AnyStateNode[] {
  return [node, ...(Object.values(node.states) as AnyStateNode[]).flatMap(allNodes)]
}

export function transitionsOf(node: AnyStateNode): AnyTransitionDefinition[] {
  return [
    ...[...node.transitions.values()].flat(),
    ...(node.always ?? [])
  ] as AnyTransitionDefinition[]
}

function isShadowed(node: AnyStateNode, transition: AnyTransitionDefinition): boolean {
  const rivals =
    transition.eventType === null || transition.eventType === ''
      ? (node.always ?? [])
      : (node.transitions.get(String(transition.eventType)) ?? [])
  const before = rivals.slice(0, rivals.indexOf(transition as never)) as AnyTransitionDefinition[]
  return before.some(
    (rival) =>
      rival.guard === undefined || weakerThan(rival.guard as Guard, transition.guard as Guard)
  )
}

/** A guard that is one of the parts of a later `and` lets nothing through to it. */
function weakerThan(earlier: Guard, later: Guard | undefined): boolean {
  if (later === undefined) return false
  if (later === earlier) return true
  const shape = shapeOf(later)
  return shape.kind === 'and' && shape.parts.some((part) => weakerThan(earlier, part))
}

/** As XState settles conflicts: of two transitions that leave the same states the first wins, unless the other lies inside it. */
function winners(transitions: readonly AnyTransitionDefinition[]): AnyTransitionDefinition[] {
  let kept: AnyTransitionDefinition[] = []
  for (const transition of transitions) {
    const rivals = kept.filter((other) => overlap(domain(transition), domain(other)))
    if (
      rivals.every((other) =>
        inside(transition.source as AnyStateNode, other.source as AnyStateNode)
      )
    ) {
      kept = [...kept.filter((other) => !rivals.includes(other)), transition]
    }
  }
  return kept
}

function domain({ target, source, reenter }: AnyTransitionDefinition): AnyStateNode | undefined {
  if (!target || target.length === 0) return undefined
  const from = source as AnyStateNode
  const targets = target as readonly AnyStateNode[]
  if (!reenter && targets.every((to) => to === from || inside(to, from))) return from
  for (let above = targets[0]?.parent; above; above = above.parent) {
    const ancestor = above as AnyStateNode
    if ([...targets, from].every((node) => inside(node, ancestor))) return ancestor
  }
  return from.machine.root as AnyStateNode
}

function overlap(a: AnyStateNode | undefined, b: AnyStateNode | undefined): boolean {
  return a !== undefined && b !== undefined && (a === b || inside(a, b) || inside(b, a))
}

function inside(node: AnyStateNode, ancestor: AnyStateNode): boolean {
  for (let above = node.parent; above; above = above.parent) if (above === ancestor) return true
  return false
}

function named({ source, eventType, target }: AnyTransitionDefinition): string {
  const event = String(eventType ?? '')
  const what =
    event === '' ? 'always' : event.startsWith('xstate.after.') ? `after ${delayOf(event)}` : event
  const to = ((target ?? []) as readonly AnyStateNode[])
    .map((node) => node.path.join('.'))
    .join(', ')
  return `${source.path.join('.') || source.key}, ${what}${to && ` → ${to}`}`
}
