import fc from 'fast-check'
import { and, assign, not, setup, type AnyStateMachine } from 'xstate'
import type { ChartDefinition, Env } from '../../../src/engine/index.ts'
import { DAY } from '../fixtures/permit.chart.ts'

interface Context {
  env: Env
  count: number
}
type Facts = { type: string } & Record<string, unknown>

const words = setup({
  types: { context: {} as Context, events: {} as Facts, input: {} },
  guards: {
    g0: ({ event }) => event['g0'] === true,
    g1: ({ event }) => event['g1'] === true,
    even: ({ context }) => context.count % 2 === 0
  },
  delays: { week: 7 * DAY, month: 30 * DAY, growing: ({ context }) => (1 + context.count) * DAY },
  actions: { count: assign({ count: ({ context }) => context.count + 1 }), tell: () => undefined }
})

export const EVENTS = ['E0', 'E1', 'E2']

interface Move {
  target: number
  guard: number
  counts: boolean
  tells: boolean
}

interface Shape {
  kind: 'atomic' | 'compound' | 'parallel'
  on: [number, Move][]
  after: ['week' | 'month' | 'growing', Move][]
  answered: boolean
}

const move: fc.Arbitrary<Move> = fc.record({
  target: fc.nat(7),
  guard: fc.nat(9),
  counts: fc.boolean(),
  tells: fc.boolean()
})

const shape: fc.Arbitrary<Shape> = fc.record({
  kind: fc.constantFrom('atomic', 'atomic', 'compound', 'parallel'),
  on: fc.array(fc.tuple(fc.nat(2), move), { maxLength: 3 }),
  after: fc.array(fc.tuple(fc.constantFrom('week', 'month', 'growing'), move), { maxLength: 2 }),
  answered: fc.boolean()
})

const GUARDS = [
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
  'g0',
  'g1',
  'even',
  and(['g0', 'even']),
  not('g1')
]

function transition({ target, guard, counts, tells }: Move, prefix: string, count: number): object {
  const condition = GUARDS[guard]
  const actions = [...(counts ? ['count'] : []), ...(tells ? ['tell'] : [])]
  const to = target % (count + 1) === count ? `#${prefix}end` : `#${prefix}s${target % count}`
  return { target: to, actions, ...(condition !== undefined && { guard: condition }) }
}

function grouped<K extends string>(moves: (readonly [K, object])[]): Record<string, object[]> {
  const groups: Record<string, object[]> = {}
  for (const [key, one] of moves) (groups[key] ??= []).push(one)
  return groups
}

/** @param prefix put before every state's name, so that the same chart exists under other names */
export function chartOf(shapes: readonly Shape[], prefix = '', version = 1): ChartDefinition {
  const inner = { x: { on: { E2: 'y' } }, y: { on: { E2: 'x' } } }
  const states = Object.fromEntries(
    shapes.map(({ kind, on, after, answered }, n) => [
      `${prefix}s${n}`,
      {
        id: `${prefix}s${n}`,
        meta: { owner: 'clerk' },
        tags: answered ? ['answered'] : [],
        on: grouped(
          on.map(
            ([event, one]) => [EVENTS[event]!, transition(one, prefix, shapes.length)] as const
          )
        ),
        after: grouped(
          after.map(([delay, one]) => [delay, transition(one, prefix, shapes.length)] as const)
        ),
        ...(kind === 'compound' && { initial: 'x', states: inner }),
        ...(kind === 'parallel' && {
          type: 'parallel',
          states: { left: { initial: 'x', states: inner }, right: { initial: 'x', states: inner } }
        })
      }
    ])
  )
  const config = {
    id: 'random',
    initial: `${prefix}s0`,
    context: { env: { now: 0, actor: { id: '', roles: [] }, seq: 0 }, count: 0 },
    states: {
      ...states,
      [`${prefix}end`]: { id: `${prefix}end`, type: 'final', tags: ['answered'] }
    }
  }
  return {
    name: 'random',
    version,
    machine: words.createMachine(config as never) as unknown as AnyStateMachine,
    events: Object.fromEntries(EVENTS.map((event) => [event, { roles: ['clerk'] }])),
    effects: ['tell'],
    letters: [],
    labels: {}
  }
}

export const shapes = fc.array(shape, { minLength: 1, maxLength: 6 })

/** What happens to an instance: events with facts, or days that pass. */
export const doings = fc.array(
  fc.oneof(
    fc.record({ event: fc.constantFrom(...EVENTS), g0: fc.boolean(), g1: fc.boolean() }),
    fc.record({ days: fc.integer({ min: 1, max: 40 }) })
  ),
  { maxLength: 25 }
)

export type Doing = { event: string; g0: boolean; g1: boolean } | { days: number }
