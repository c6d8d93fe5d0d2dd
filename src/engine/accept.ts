import { ChartFault } from './errors.ts'
import type { ChartDefinition, EffectHandler } from './types.ts'

/** @throws ChartFault when nobody does one of the chart's effects */
export function accept(
  chart: ChartDefinition,
  effects: Readonly<Record<string, EffectHandler>>
): void {
  const missing = chart.effects.filter((type) => !(type in effects))
  if (missing.length > 0)
    throw new ChartFault(`Nobody does ${missing.join(', ')} of ${chart.name}.`)
}
