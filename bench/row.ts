/** One line of a bench: what was done, how fast, against what, and whether that is enough. */
export interface Row {
  work: string
  /** with its unit */
  ours: string
  /** what nothing could pass, with its unit */
  limit: string
  /** ours of the limit: 1 is as fast; or, where `target.most` is, a figure in the unit of `ours` */
  ratio: number
  target: { least: number } | { most: number }
}

export function isReached({ ratio, target }: Row): boolean {
  return 'least' in target ? ratio >= target.least : ratio <= target.most
}

/** For a terminal. */
export function told(row: Row): string {
  const { work, ours, limit, ratio, target } = row
  const wanted = 'least' in target ? `≥ ${target.least}` : `≤ ${target.most}`
  const verdict = isReached(row) ? 'ok' : 'MISSED'
  return `${work.padEnd(78)} ${ours.padStart(18)} ${limit.padStart(18)} ${ratio.toFixed(2).padStart(8)} ${wanted.padStart(8)} ${verdict}`
}
