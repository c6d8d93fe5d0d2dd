import { and, not, or, stateIn } from 'xstate'
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate'
import { ChartFault } from './errors.ts'
import type { ChartEvent } from './types.ts'

/** A named guard and its value: what an expression's value rests on. */
export interface Cause {
  name: string
  holds: boolean
}

/** The value of a guard, and the named guards that make it so: those that fail, or those that hold under a `not`. */
export interface Verdict {
  holds: boolean
  causes: Cause[]
}

/** A guard as charts write it: a name, a name with params, or and/or/not/stateIn of them. */
export type Guard = string | { type: string; params?: unknown } | BuiltIn | Named

type Named = (args: { context: unknown; event: ChartEvent }, params: unknown) => boolean
type BuiltIn = Named & {
  check: (snapshot: AnyMachineSnapshot, args: object, self: unknown) => boolean
  guards?: Guard[]
  stateValue?: unknown
}

const builtIn = (guard: unknown) => (guard as BuiltIn).check
const CHECK = {
  and: builtIn(and(['a'])),
  or: builtIn(or(['a'])),
  not: builtIn(not('a')),
  stateIn: builtIn(stateIn('a'))
}

/** The parts of a guard, for those who read a chart without running it. */
export type Shape =
  | { kind: 'named'; name: string; params: unknown }
  | { kind: 'and' | 'or' | 'not'; parts: Guard[] }
  | { kind: 'stateIn'; state: string }
  | { kind: 'inline' }

export function shapeOf(guard: Guard): Shape {
  if (typeof guard === 'string') return { kind: 'named', name: guard, params: undefined }
  if (typeof guard === 'object') return { kind: 'named', name: guard.type, params: guard.params }
  if (!('check' in guard)) return { kind: 'inline' }
  const parts = guard.guards ?? []
  if (guard.check === CHECK.and) return { kind: 'and', parts }
  if (guard.check === CHECK.or) return { kind: 'or', parts }
  if (guard.check === CHECK.not) return { kind: 'not', parts }
  if (guard.check === CHECK.stateIn) return { kind: 'stateIn', state: stateName(guard.stateValue) }
  return { kind: 'inline' }
}

/**
 * Evaluates a guard as XState does and says which named guards decided.
 * @throws whatever a named guard throws
 */
export function explainGuard(
  guard: Guard | undefined,
  live: AnyMachineSnapshot,
  event: ChartEvent
): Verdict {
  if (guard === undefined) return { holds: true, causes: [] }
  const shape = shapeOf(guard)
  switch (shape.kind) {
    case 'named':
      return named(shape, live, event)
    case 'and':
    case 'or':
      return several(shape.parts, shape.kind === 'or', live, event)
    case 'not': {
      const { holds, causes } = explainGuard(shape.parts[0], live, event)
      return { holds: !holds, causes }
    }
    case 'stateIn': {
      const holds = (guard as BuiltIn).check(live, {}, guard)
      return { holds, causes: [{ name: `in:${shape.state}`, holds }] }
    }
    case 'inline':
      throw new ChartFault('A guard without a name cannot be explained: name it in setup().')
  }
}

/** @param decisive the value of one part that settles the whole */
function several(
  parts: Guard[],
  decisive: boolean,
  live: AnyMachineSnapshot,
  event: ChartEvent
): Verdict {
  const verdicts: Verdict[] = []
  let settled = false
  for (const part of parts) {
    try {
      const verdict = explainGuard(part, live, event)
      verdicts.push(verdict)
      settled ||= verdict.holds === decisive
    } catch (error) {
      // XState would have stopped before this part, which may rest on the ones before it: it has nothing to explain.
      if (!settled) throw error
    }
  }
  const holds = settled ? decisive : !decisive
  return {
    holds,
    causes: verdicts.filter((verdict) => verdict.holds === holds).flatMap(({ causes }) => causes)
  }
}

function named(
  shape: { name: string; params: unknown },
  live: AnyMachineSnapshot,
  event: ChartEvent
): Verdict {
  const machine = live.machine as unknown as AnyStateMachine
  const guard = machine.implementations.guards[shape.name] as Guard | undefined
  if (guard === undefined) throw new ChartFault(`The guard ${shape.name} does not exist.`)
  if (typeof guard !== 'function' || 'check' in guard) return explainGuard(guard, live, event)
  const args = { context: live.context as unknown, event }
  const params: unknown =
    typeof shape.params === 'function'
      ? (shape.params as (args: object) => unknown)(args)
      : shape.params
  const holds = guard(args, params)
  return { holds, causes: [{ name: shape.name, holds }] }
}

function stateName(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
