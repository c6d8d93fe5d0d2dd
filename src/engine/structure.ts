import { canonical, digest } from './canonical.ts'
import { shapeOf, type Guard } from './guards.ts'
import type { ChartDefinition } from './types.ts'

/**
 * Hash of all that instances depend on: states, transitions, names of guards, actions and delays, tags, owners,
 * events and their roles, effects and letters. Wording (labels, descriptions) is outside, so that it can be corrected.
 */
export function structuralHash(chart: ChartDefinition): string {
  const known = hashes.get(chart) ?? hashOf(chart)
  hashes.set(chart, known)
  return known
}

/** A chart is data that does not change. */
const hashes = new WeakMap<ChartDefinition, string>()

function hashOf(chart: ChartDefinition): string {
  const { machine, events, effects, letters } = chart
  const config = {
    ...(machine.config as Record<string, unknown>),
    context: undefined,
    version: undefined
  }
  const known = { effects: [...effects].sort(), letters: [...letters].sort() }
  return digest(
    canonical({ config: structure(config), events: structure(events), ...known })
  ).slice(0, 32)
}

/** The same data with functions replaced by what they stand for. */
function structure(value: unknown): unknown {
  if (typeof value === 'function') return guardOrFunction(value as Guard)
  if (Array.isArray(value)) return value.map(structure)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(
    ([key, item]) => key !== 'description' && item !== undefined
  )
  return Object.fromEntries(entries.map(([key, item]) => [key, structure(item)]))
}

function guardOrFunction(value: Guard): unknown {
  const shape = shapeOf(value)
  if (shape.kind === 'inline' || shape.kind === 'named') return '(function)'
  return 'parts' in shape ? { [shape.kind]: shape.parts.map(structure) } : shape
}
