/** One line of the table: a work, what it costs, and the least that it could. */
export interface Row {
  work: string
  /** medians of the runs, in `unit` */
  ours: number
  /** null where the target is a figure of its own */
  limit: number | null
  unit: string
  /** median of the runs' ratios; ours ÷ limit, of speeds or of costs as `target` says */
  ratio: number | null
  target: Target
  ok: boolean
  /** (largest − smallest) ÷ median of the ratios, or of ours where there is no limit */
  spread: number
  runs: number
  note?: string
}

export interface Target {
  /** what is compared with `value` */
  of: 'ratio' | 'ours'
  sense: 'least' | 'most'
  value: number
}

export const atLeast = (value: number): Target => ({ of: 'ratio', sense: 'least', value })
export const atMost = (value: number): Target => ({ of: 'ratio', sense: 'most', value })
export const noMoreThan = (value: number): Target => ({ of: 'ours', sense: 'most', value })

/** One run of both sides, near enough in time that noise hits both. */
export interface Run {
  ours: number
  limit: number
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = [sorted[middle - (sorted.length % 2 === 0 ? 1 : 0)], sorted[middle]]
  return (low + high) / 2
}

/** The line of a work that has its limit beside it. */
export function ratioRow(
  work: string,
  runs: readonly Run[],
  target: Target,
  unit: string,
  note?: string
): Row {
  const ratios = runs.map(({ ours, limit }) => ours / limit)
  const ratio = median(ratios)
  return {
    ...{ work, unit, ratio, target, runs: runs.length },
    ours: median(runs.map(({ ours }) => ours)),
    limit: median(runs.map(({ limit }) => limit)),
    ok: meets(target, ratio),
    spread: spreadOf(ratios),
    ...(note && { note })
  }
}

/** The line of a work whose target is a figure of its own. */
export function figureRow(
  work: string,
  values: readonly number[],
  target: Target,
  unit: string,
  { limit = null, note }: { limit?: number | null; note?: string } = {}
): Row {
  const ours = median(values)
  return {
    ...{ work, ours, limit, unit, ratio: null, target, runs: values.length },
    ok: meets(target, ours),
    spread: spreadOf(values),
    ...(note && { note })
  }
}

function meets({ sense, value }: Target, found: number): boolean {
  return sense === 'least' ? found >= value : found <= value
}

function spreadOf(values: readonly number[]): number {
  const middle = median(values)
  return middle === 0 ? 0 : (Math.max(...values) - Math.min(...values)) / middle
}
