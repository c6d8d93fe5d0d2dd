import type { PublicResults, PublicTable } from '../../../selection/index.ts'
import { findDepartement } from '../../../territories/index.ts'
import type { Translate } from '../../i18n/i18n.ts'
import { bars, type Bar } from '../../plots/bar.ts'

export interface FigureTable {
  caption: string
  head: string
  rows: { label: string; received: number | null; selected: number; bar: Bar | null }[]
  total: { received: number | null; selected: number }
  masked: boolean
}

/** The three tables of deposits; one whose total must not be known is left out: the page says the total elsewhere. */
export function figureTables(
  { byDepartement, byDensity, byLeadKind }: PublicResults,
  t: Translate
): FigureTable[] {
  const tables = [
    ['departement', byDepartement],
    ['density', byDensity],
    ['lead-kind', byLeadKind]
  ] as const
  return tables
    .filter(([, { received }]) => received !== null)
    .map(([name, table]) => figureTable(name, table, t))
}

/** A table of counts with its bars; what is masked stays so. */
function figureTable(
  name: 'departement' | 'density' | 'lead-kind',
  { rows, received, selected }: PublicTable,
  t: Translate
): FigureTable {
  const drawn = bars(
    rows.map((row) => row.received),
    { full: 110 }
  )
  return {
    caption: t(`public.figures.${name}`),
    head: t(`public.figures.${name}-head`),
    rows: rows.map((row, index) => ({
      ...{ label: labelOf(name, row.key, t), received: row.received, selected: row.selected },
      bar: drawn[index] ?? null
    })),
    total: { received, selected },
    masked: rows.some((row) => row.received === null)
  }
}

function labelOf(name: string, key: string, t: Translate): string {
  if (key === '') return t('public.figures.unknown')
  if (name === 'departement') {
    const departement = findDepartement(key)
    return departement ? `${key} ${departement.name}` : key
  }
  return t(`public.${name}.${key}`)
}
