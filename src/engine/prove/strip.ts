import { and, assign, createMachine, not, or, type AnyStateMachine } from 'xstate'
import { shapeOf, type Guard } from '../guards.ts'
import type { ChartDefinition } from '../types.ts'
import type { Finding } from './finding.ts'
import type { Oracle } from './oracle.ts'

/** A chart without its context: each named guard asks the oracle, assigns only tell it that something changed. */
export interface Stripped {
  machine: AnyStateMachine
  /** every letter named by static params, with the action that names it */
  letters: { letter: string; action: string }[]
}

type Data = Record<string, unknown>

const REFUSED = ['invoke', 'route']
const HARMLESS = ['xstate.assign', 'xstate.raise', 'xstate.cancel']

/** Reads the chart's data; whatever is not data is a finding. */
export function strip(chart: ChartDefinition, oracle: Oracle, findings: Finding[]): Stripped {
  const { config, implementations } = chart.machine as unknown as {
    config: Data
    implementations: Data
  }
  const letters: Stripped['letters'] = []
  const reader = readers(
    implementations as never,
    new Set(chart.effects),
    oracle,
    findings,
    letters
  )
  const states = reader.node(config, chart.name)
  const machine = createMachine(
    { ...states, context: {} } as never,
    {
      actions: reader.actions,
      delays: reader.delays
    } as never
  )
  return { machine, letters }
}

function readers(
  known: { guards: Data; actions: Data; delays: Data },
  effects: ReadonlySet<string>,
  oracle: Oracle,
  findings: Finding[],
  letters: Stripped['letters']
) {
  const actions: Data = {}
  const delays: Data = {}
  const asks: Record<string, () => boolean> = {}
  const found = (kind: Finding['kind'], about: string, message: string) => {
    if (!findings.some((other) => other.kind === kind && other.about === about))
      findings.push({ kind, about, message })
  }

  function guard(value: unknown, where: string): unknown {
    if (value === undefined) return undefined
    const shape = shapeOf(value as Guard)
    switch (shape.kind) {
      case 'named': {
        const implementation = known.guards[shape.name]
        if (implementation === undefined)
          found('unknown-guard', shape.name, `${where}: no guard is called ${shape.name}.`)
        const composite = typeof implementation === 'function' && 'check' in implementation
        if (composite) return guard(implementation, where)
        const key =
          shape.params === undefined ? shape.name : `${shape.name}(${stable(shape.params)})`
        // the same function for the same question, so that transitions can be compared
        return (asks[key] ??= () => oracle.ask(key))
      }
      case 'and':
        return and(shape.parts.map((part) => guard(part, where)) as never)
      case 'or':
        return or(shape.parts.map((part) => guard(part, where)) as never)
      case 'not':
        return not(guard(shape.parts[0], where) as never)
      case 'stateIn':
        return value
      case 'inline':
        found('inline', where, `${where}: a guard has no name.`)
        return () => oracle.ask(where)
    }
  }

  function action(value: unknown, where: string): unknown {
    const type = typeof value === 'string' ? value : (value as { type?: unknown }).type
    if (typeof value === 'function' || typeof type !== 'string') {
      found('inline', where, `${where}: an action has no name.`)
      return []
    }
    const implementation = known.actions[type]
    const builtIn = (implementation as { type?: string } | undefined)?.type
    if (builtIn?.startsWith('xstate.') === true) {
      if (!HARMLESS.includes(builtIn))
        found('forbidden', type, `${where}: ${type} does more than step (${builtIn}).`)
      const { delay } = implementation as { delay?: unknown }
      if (builtIn === 'xstate.raise' && delay !== undefined) {
        found('forbidden', type, `${where}: ${type} raises an event later: write it as \`after\`.`)
      }
      actions[type] = builtIn === 'xstate.assign' ? assign(() => oracle.changed()) : implementation
    } else if (effects.has(type)) {
      actions[type] = () => undefined
      const { letter } = ((value as { params?: unknown }).params ?? {}) as { letter?: unknown }
      if (typeof letter === 'string') letters.push({ letter, action: type })
    } else {
      found('unknown-action', type, `${where}: ${type} is neither an assign nor a declared effect.`)
    }
    return type
  }

  const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
    value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T]

  function transition(value: unknown, where: string): unknown {
    if (Array.isArray(value)) return value.map((one) => transition(one, where))
    if (value === undefined || typeof value === 'string') return value
    const { guard: condition, actions: content, ...rest } = value as Data
    return {
      ...rest,
      guard: guard(condition, where),
      actions: list(content).flatMap((one) => action(one, where))
    }
  }

  const mapped = (
    value: unknown,
    make: (item: unknown, key: string) => unknown
  ): Data | undefined =>
    value === undefined
      ? undefined
      : Object.fromEntries(
          Object.entries(value as Data).map(([key, item]) => [key, make(item, key)])
        )

  function delay(name: string, where: string): void {
    if (!Number.isNaN(Number(name)))
      found('inline', where, `${where}: the wait of ${name} ms has no name.`)
    else if (known.delays[name] === undefined)
      found('unknown-delay', name, `${where}: no delay is called ${name}.`)
    delays[name] = 1
  }

  function node(value: Data, path: string): Data {
    for (const key of REFUSED)
      if (key in value) found('forbidden', path, `${path}: ${key} is not stepped.`)
    const { type, history, target, id, initial, tags, meta } = value
    const where = (event: string) => `${path}, ${event}`
    const inside = (child: unknown, key: string) =>
      node(child as Data, path === '' ? key : `${path}.${key}`)
    return dropUndefined({
      ...{ type, history, target, id, tags, meta },
      initial: typeof initial === 'object' ? transition(initial, where('initial')) : initial,
      entry: list(value['entry']).flatMap((one) => action(one, where('entry'))),
      exit: list(value['exit']).flatMap((one) => action(one, where('exit'))),
      on: mapped(value['on'], (item, event) => transition(item, where(event))),
      after: mapped(value['after'], (item, name) => {
        delay(name, where(name))
        return transition(item, where(`after ${name}`))
      }),
      always: value['always'] && transition(value['always'], where('always')),
      onDone: value['onDone'] && transition(value['onDone'], where('done')),
      states: mapped(value['states'], inside)
    })
  }

  return {
    node: (config: Data, name: string) => node({ ...config, id: config['id'] ?? name }, ''),
    actions,
    delays
  }
}

function dropUndefined(value: Data): Data {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined))
}

function stable(params: unknown): string {
  return typeof params === 'function' ? '…' : JSON.stringify(params)
}
