/** One line of a card: a state, or several that this reader calls by one name. */
export interface Row {
  paths: string[]
  name: string
  final: boolean
}

/** A card with its states as rows, or a frame around other boxes. */
export interface Box {
  /** of the first state it stands for */
  path: string
  /** every state it stands for, inner ones too */
  covers: string[]
  /** empty for a frame that only holds others */
  name: string
  /** what frames have none of */
  rows: Row[]
  children: Box[]
  /** said in the box instead of drawn: what leads from anywhere inside to inside, and what many boxes share */
  notes: Way[]
}

/** What leads from one box to another: an event in words, or the end of a wait. */
export interface Way {
  clock: boolean
  text: string
  to: string
  /** name of the box it leads to */
  target: string
}

export interface Arrow {
  from: string
  to: string
  ways: Way[]
}

/** Every card, in the order of the chart. */
export function cardsOf(box: Box): Box[] {
  return box.rows.length > 0 ? [box] : box.children.flatMap(cardsOf)
}

/** Every box, outer ones first. */
export function boxesOf(box: Box): Box[] {
  return [box, ...box.children.flatMap(boxesOf)]
}

/** States that this reader calls by one name are one row. */
export function byName(rows: readonly Row[]): Row[] {
  const known = new Map<string, Row>()
  for (const row of rows) {
    const same = known.get(row.name)
    if (same) same.paths.push(...row.paths)
    else known.set(row.name, { ...row, paths: [...row.paths] })
  }
  return [...known.values()]
}
