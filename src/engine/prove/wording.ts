import type { AnyStateMachine } from 'xstate'
import { OWN_LINES } from '../journal-in-words.ts'
import { shapeOf, type Guard } from '../guards.ts'
import type { ChartDefinition, ChartLabels } from '../types.ts'
import { delayOf } from '../xstate.ts'
import type { Finding } from './finding.ts'
import { allNodes, transitionsOf } from './transitions.ts'

/** Events against those who may send them, letters against those declared. */
export function vocabulary(
  chart: ChartDefinition,
  letters: readonly { letter: string; action: string }[]
): Finding[] {
  const findings: Finding[] = []
  const heard = new Set(eventsOf(chart.machine).filter((event) => !event.startsWith('xstate.')))
  for (const event of heard) {
    if (event in chart.events) continue
    findings.push({
      kind: 'undeclared-event',
      about: event,
      message: `Nobody is said to send ${event}.`
    })
  }
  for (const [event, { roles }] of Object.entries(chart.events)) {
    if (!heard.has(event))
      findings.push({
        kind: 'unused-event',
        about: event,
        message: `No state listens to ${event}.`
      })
    if (roles.length === 0)
      findings.push({
        kind: 'event-without-role',
        about: event,
        message: `No role may send ${event}.`
      })
  }
  const named = new Set(letters.map(({ letter }) => letter))
  for (const { letter, action } of letters) {
    if (chart.letters.includes(letter)) continue
    findings.push({
      kind: 'unknown-letter',
      about: letter,
      message: `${action} names the letter ${letter}, which is not declared.`
    })
  }
  for (const letter of chart.letters) {
    if (named.has(letter)) continue
    findings.push({
      kind: 'unknown-letter',
      about: letter,
      message: `The letter ${letter} is declared and never sent.`
    })
  }
  return findings
}

/** Words that are missing, in each language the chart declares. */
export function wording(chart: ChartDefinition): Finding[] {
  return Object.entries(chart.labels).flatMap(([language, labels]) =>
    wanted(chart)
      .filter(([section, key]) => !hasWords(labels[section]?.[key]))
      .map(([section, key]): Finding => {
        const about = `${language}.${section}.${key}`
        return { kind: 'missing-label', about, message: `${about} has no words.` }
      })
  )
}

function wanted(chart: ChartDefinition): [keyof ChartLabels, string][] {
  const nodes = allNodes(chart.machine.root)
  const leaves = nodes
    .filter(({ type }) => type === 'atomic' || type === 'final')
    .map(({ path }) => path.join('.'))
  const roles = new Set(Object.values(chart.events).flatMap((rule) => [...rule.roles]))
  const waits = new Set(
    eventsOf(chart.machine)
      .filter((event) => event.startsWith('xstate.after.'))
      .map(delayOf)
  )
  const guards = new Set(
    nodes.flatMap((node) =>
      transitionsOf(node)
        .filter(({ eventType }) => String(eventType) in chart.events)
        .flatMap(({ guard }) => refusalCodes(chart.machine, guard as Guard | undefined, false))
    )
  )
  const keyed = (section: keyof ChartLabels, keys: Iterable<string>) =>
    [...keys].map((key): [keyof ChartLabels, string] => [section, key])
  return [
    ...keyed('states', leaves),
    ...keyed('events', Object.keys(chart.events)),
    ...keyed('journal', [...Object.keys(chart.events), ...OWN_LINES]),
    ...keyed('guards', guards),
    ...keyed('roles', roles),
    ...keyed('delays', waits),
    ...keyed('letters', chart.letters)
  ]
}

/** The codes under which a guard may refuse: its name, or `not:<name>` below an odd number of `not`. */
function refusalCodes(
  machine: AnyStateMachine,
  guard: Guard | undefined,
  negated: boolean
): string[] {
  if (guard === undefined) return []
  const shape = shapeOf(guard)
  switch (shape.kind) {
    case 'named': {
      const known = machine.implementations.guards[shape.name] as Guard | undefined
      if (typeof known === 'function' && 'check' in known)
        return refusalCodes(machine, known, negated)
      return [negated ? `not:${shape.name}` : shape.name]
    }
    case 'not':
      return shape.parts.flatMap((part) => refusalCodes(machine, part, !negated))
    case 'and':
    case 'or':
      return shape.parts.flatMap((part) => refusalCodes(machine, part, negated))
    case 'stateIn':
      return [`${negated ? 'not:' : ''}in:${shape.state}`]
    case 'inline':
      return []
  }
}

function eventsOf(machine: AnyStateMachine): string[] {
  return allNodes(machine.root).flatMap((node) => [...node.transitions.keys()] as string[])
}

function hasWords(words: unknown): boolean {
  if (typeof words === 'string') return words.trim() !== ''
  return typeof words === 'object' && words !== null && Object.values(words).every(hasWords)
}
