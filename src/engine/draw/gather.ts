import type { AnyStateNode } from 'xstate'
import { SHARED } from './arrows.ts'
import { byName, type Box } from './box.ts'
import { outOf, pathOf, targetsOf, withInner } from './nodes.ts'

/**
 * Fewer boxes for the same chart: neighbours that this reader calls by one name become one card, and neighbours
 * that the clock takes to the same place are stacked in one. A frame without a name is dropped.
 */
export function gathered(box: Box, root: AnyStateNode): Box {
  const ways = waysOf(root)
  const visit = (one: Box): Box => {
    if (one.rows.length > 0) return one
    const inner = one.children.map(visit).flatMap((child) => unframed(child, one))
    return { ...one, children: stacked(sameNames(inner), ways) }
  }
  return visit(box)
}

/** A frame without a name says nothing: its boxes stand in the one around it, which then stands for it too. */
function unframed(child: Box, around: Box): Box[] {
  if (child.rows.length > 0 || child.name !== '') return [child]
  around.covers.push(...child.covers)
  return child.children
}

function sameNames(boxes: readonly Box[]): Box[] {
  const namesOf = ({ rows }: Box) => rows.map(({ name }) => name).join('\n')
  return merged(boxes, (box) => (box.rows.length === 0 ? undefined : namesOf(box)))
}

/** Only single states are stacked: a card with rows of its own says something by being one. */
function stacked(boxes: readonly Box[], ways: ReadonlyMap<string, string>): Box[] {
  return merged(boxes, ({ rows, path }) => {
    const way = ways.get(path) ?? ''
    return rows.length === 1 && rows[0]?.paths.length === 1 && way !== '' ? way : undefined
  })
}

/** Boxes of one key become one, at the place of the first. */
function merged(boxes: readonly Box[], keyOf: (box: Box) => string | undefined): Box[] {
  const known = new Map<string, Box>()
  const result: Box[] = []
  for (const box of boxes) {
    const key = keyOf(box)
    const first = key === undefined ? undefined : known.get(key)
    if (first) {
      first.covers.push(...box.covers)
      first.rows = byName([...first.rows, ...box.rows])
      if (first.rows.length > 1) first.name = ''
      continue
    }
    const own = { ...box, covers: [...box.covers], rows: [...box.rows] }
    if (key !== undefined) known.set(key, own)
    result.push(own)
  }
  return result
}

/** By leaf that the clock alone takes further, where to. What many states share says nothing of where one stands. */
function waysOf(root: AnyStateNode): Map<string, string> {
  const ways = withInner(root).map((node) => ({
    node,
    out: outOf(node).flatMap((transition) =>
      targetsOf(transition).map((target) => {
        const event = String(transition.eventType ?? '')
        const to = pathOf(target)
        return { clock: event.startsWith('xstate.after.'), key: `${event} ${to}`, to }
      })
    )
  }))
  const count = new Map<string, number>()
  for (const { key } of ways.flatMap(({ out }) => out)) count.set(key, (count.get(key) ?? 0) + 1)
  const found = new Map<string, string>()
  for (const { node, out } of ways) {
    const own = out.filter(({ key, clock }) => clock || (count.get(key) ?? 0) < SHARED)
    if (node.type === 'atomic' && own.length > 0 && own.every(({ clock }) => clock))
      found.set(pathOf(node), [...new Set(own.map(({ to }) => to))].sort().join(' '))
  }
  return found
}
