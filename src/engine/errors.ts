import type { Later, Reason } from './types.ts'

/** An event that is not possible now, with every reason and, when the clock alone would allow it, the date. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly chart: string
  readonly event: string
  readonly reasons: readonly Reason[]
  readonly later: Later | undefined

  constructor(chart: string, event: string, reasons: readonly Reason[], later?: Later) {
    const codes = reasons.map((reason) => `${reason.kind} ${reason.code}`).join(', ')
    super(`${chart} refuses ${event}: ${codes}.`)
    this.chart = chart
    this.event = event
    this.reasons = reasons
    this.later = later
  }
}

/** A chart or its caller is wrong: a fault of the program, never of the person in front of it. */
export class ChartFault extends Error {
  override readonly name = 'ChartFault'
}
