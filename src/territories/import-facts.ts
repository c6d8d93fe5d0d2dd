import { findCommune } from './find-territory.ts'
import { parseCsv } from './parse-csv.ts'
import { sirenHolds } from './siret.ts'

/** A grouping the official list leaves out: PETR, or syndicat (mixte or not). */
export interface Grouping {
  kind: 'petr' | 'syndicat'
  siren: string
  name: string
  communes: string[]
}

/** Insee's density grid in seven levels: 1 and 2 dense, 3 and 4 in between, 5 to 7 rural. */
export interface Density {
  kind: 'density'
  commune: string
  level: number
}

/** A priority district (QPV), with its national code such as `QN01801M`. */
export interface PriorityDistrict {
  kind: 'qpv'
  code: string
  name: string
  communes: string[]
}

export type TerritoryFact = Grouping | Density | PriorityDistrict

export type ImportProblem =
  | 'unreadable'
  | 'missing-column'
  | 'unknown-kind'
  | 'missing-value'
  | 'bad-siren'
  | 'bad-density'
  | 'bad-district-code'
  | 'unknown-commune'
  | 'duplicate'

/** One thing to repair, with the line to look at; `value` is what was read there. */
export interface ImportError {
  line: number
  column: string
  problem: ImportProblem
  value: string
}

const COLUMNS = ['kind', 'code', 'name', 'value', 'communes'] as const
type Column = (typeof COLUMNS)[number]
type Cells = Record<Column, string>
type Complain = (column: Column, problem: ImportProblem, value: string) => undefined

/**
 * Reads the facts that official data leave out, from a CSV with the columns `kind` (petr, syndicat,
 * density, qpv), `code` (SIREN, INSEE code or district code), `name`, `value` (density level) and
 * `communes` (INSEE codes separated by spaces).
 * @returns the facts of the correct lines, and one error for each problem of the others; a caller that
 *   finds any error keeps nothing
 */
export function parseTerritoryFacts(csv: string): {
  facts: TerritoryFact[]
  errors: ImportError[]
} {
  const errors: ImportError[] = []
  const facts: TerritoryFact[] = []
  const seen = new Set<string>()
  let rows
  try {
    rows = parseCsv(csv)
  } catch (error) {
    const value = error instanceof Error ? error.message : String(error)
    return { facts, errors: [{ line: 1, column: '', problem: 'unreadable', value }] }
  }
  const header = rows.shift()?.cells.map((cell) => cell.toLowerCase()) ?? []
  for (const column of COLUMNS) {
    if (!header.includes(column)) {
      errors.push({ line: 1, column, problem: 'missing-column', value: header.join(', ') })
    }
  }
  if (errors.length > 0) return { facts, errors }
  for (const { line, cells } of rows) {
    const read = (column: Column) => cells[header.indexOf(column)] ?? ''
    const complain: Complain = (column, problem, value) => {
      errors.push({ line, column, problem, value })
      return undefined
    }
    const fact = readFact(
      Object.fromEntries(COLUMNS.map((column) => [column, read(column)])) as Cells,
      complain
    )
    if (!fact) continue
    const key = `${read('kind').toLowerCase()} ${read('code')}`
    if (seen.has(key)) complain('code', 'duplicate', read('code'))
    else facts.push(fact)
    seen.add(key)
  }
  return { facts, errors }
}

function readFact(cells: Cells, complain: Complain): TerritoryFact | undefined {
  const kind = cells.kind.toLowerCase()
  switch (kind) {
    case 'petr':
    case 'syndicat': {
      const named = required(cells, 'name', complain)
      const communes = readCommunes(cells, complain)
      if (!sirenHolds(cells.code)) return complain('code', 'bad-siren', cells.code)
      return named && communes ? { kind, siren: cells.code, name: cells.name, communes } : undefined
    }
    case 'density': {
      if (!findCommune(cells.code)) return complain('code', 'unknown-commune', cells.code)
      if (!/^[1-7]$/.test(cells.value)) return complain('value', 'bad-density', cells.value)
      return { kind, commune: cells.code, level: Number(cells.value) }
    }
    case 'qpv': {
      const named = required(cells, 'name', complain)
      const communes = readCommunes(cells, complain)
      if (!/^Q[NP][0-9A-Z]{6}$/.test(cells.code)) {
        return complain('code', 'bad-district-code', cells.code)
      }
      return named && communes ? { kind, code: cells.code, name: cells.name, communes } : undefined
    }
    default:
      return complain('kind', 'unknown-kind', cells.kind)
  }
}

function required(cells: Cells, column: Column, complain: Complain): boolean {
  if (cells[column] === '') complain(column, 'missing-value', '')
  return cells[column] !== ''
}

function readCommunes(cells: Cells, complain: Complain): string[] | undefined {
  if (!required(cells, 'communes', complain)) return undefined
  const codes = cells.communes.split(/[\s,]+/)
  const unknown = codes.filter((code) => !findCommune(code))
  for (const code of unknown) complain('communes', 'unknown-commune', code)
  return unknown.length === 0 ? codes : undefined
}
