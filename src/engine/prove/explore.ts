import type { AnyTransitionDefinition } from 'xstate'
import type { Env } from '../types.ts'
import { leaves, remembered, type Live } from '../snapshot.ts'
import { delayOf, type Moved, type Stepper } from '../xstate.ts'
import type { Finding } from './finding.ts'
import type { Decision, Oracle } from './oracle.ts'

/** One way out of a configuration: an event or the end of a wait, with what guards answered. */
export interface Edge {
  from: number
  to: number
  /** as the stepper knows it; `label` is its name for people */
  event: string
  label: string
  timer: boolean
  when: string[]
}

/** A state of the whole chart: active leaves, remembered histories, armed timers. */
export interface Configuration {
  at: number
  live: Live
  states: string[]
  timers: readonly string[]
  answered: boolean
  done: boolean
  out: Edge[]
  /** the edge by which it was first reached, so on a shortest path */
  via: Edge | undefined
}

export interface Graph {
  configurations: Configuration[]
  truncated: boolean
}

const NOBODY: Env = { now: 0, actor: { id: '', roles: [] }, seq: 0 }

/** Walks every configuration, breadth first, with the very stepper that runs charts. */
export function explore(stepper: Stepper, oracle: Oracle, cap: number, findings: Finding[]): Graph {
  const byKey = new Map<string, Configuration>()
  const graph: Graph = { configurations: [], truncated: false }

  function reach(
    moved: Moved,
    timers: readonly string[],
    edge: Omit<Edge, 'to'> | undefined
  ): void {
    const { live } = moved
    const done = live.status === 'done'
    const armed = done ? [] : armedAfter(timers, moved)
    const states = leaves(live)
    const key = `${states.join()}|${remembered(live)
      .map(({ id, states: left }) => `${id}=${left.join('+')}`)
      .join()}|${armed.join()}`
    const known = byKey.get(key)
    const at = known?.at ?? graph.configurations.length
    const whole = edge && { ...edge, to: at }
    if (whole) graph.configurations[whole.from]?.out.push(whole)
    if (known) return
    const configuration = {
      at,
      live,
      states,
      timers: armed,
      answered: live.hasTag('answered'),
      done,
      out: [],
      via: whole
    }
    byKey.set(key, configuration)
    graph.configurations.push(configuration)
  }

  const guarded = (label: string, from: Configuration | undefined, step: () => void) => {
    try {
      step()
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      if (findings.some(({ kind, about }) => kind === 'throws' && about === label)) return
      findings.push({
        kind: 'throws',
        about: label,
        message: text,
        path: [...(from ? pathTo(graph, from) : []), label]
      })
    }
  }

  guarded('start', undefined, () => {
    oracle.everyWay(() => {
      reach(stepper.begin({}, NOBODY), [], undefined)
    })
  })
  for (let at = 0; at < graph.configurations.length; at += 1) {
    const configuration = graph.configurations[at]
    if (!configuration || configuration.done) continue
    if (graph.configurations.length > cap) return { ...graph, truncated: true }
    for (const { event, label, timer } of waysOut(configuration)) {
      guarded(label, configuration, () => {
        oracle.everyWay((decisions) => {
          const before = timer
            ? configuration.timers.filter((armed) => armed !== event)
            : configuration.timers
          const moved = stepper.step(configuration.live, { type: event }, NOBODY)
          if (!timer && moved.live === configuration.live && moved.effects.length === 0) return
          reach(moved, before, { from: at, event, label, timer, when: decisions.map(worded) })
        })
      })
    }
  }
  return graph
}

/** The shortest way to a configuration, in words. */
export function pathTo({ configurations }: Graph, configuration: Configuration): string[] {
  const path: string[] = []
  for (
    let here: Configuration | undefined = configuration;
    here?.via;
    here = configurations[here.via.from]
  ) {
    path.unshift(wordedEdge(here.via))
  }
  return ['start', ...path]
}

export function wordedEdge({ label, timer, when }: Edge): string {
  const what = timer ? `after ${label}` : label
  return when.length > 0 ? `${what} (${when.join(', ')})` : what
}

function worded({ guard, holds }: Decision): string {
  return holds ? guard : `not ${guard}`
}

interface WayOut {
  event: string
  label: string
  timer: boolean
}

function* waysOut({ live, timers }: Configuration): Generator<WayOut> {
  const events = new Set<string>()
  for (const node of live._nodes as { transitions: Map<string, AnyTransitionDefinition[]> }[]) {
    for (const type of node.transitions.keys()) if (!type.startsWith('xstate.')) events.add(type)
  }
  for (const event of events) yield { event, label: event, timer: false }
  for (const event of timers) yield { event, label: delayOf(event), timer: true }
}

function armedAfter(timers: readonly string[], moved: Moved): string[] {
  const armed = new Set(timers)
  for (const change of moved.timers) {
    if (change.kind === 'cancel') armed.delete(change.id)
    else armed.add(change.id)
  }
  return [...armed].sort()
}
