import type { AnyStateNode, AnyTransitionDefinition } from 'xstate'
import type { ChartDefinition, ChartLabels } from '../types.ts'
import { delayOf } from '../xstate.ts'
import { boxesOf, type Arrow, type Box, type Way } from './box.ts'
import { outOf, pathOf, targetsOf, withInner } from './nodes.ts'

/** As many arrows with the same words to the same box, and they are said in their boxes: drawn, they would hide the rest. */
export const SHARED = 3

/** Every arrow between two boxes; what stays inside one is not drawn, and what many share becomes a note of their boxes. */
export function arrowsOf(
  chart: ChartDefinition,
  root: Box,
  labels: ChartLabels,
  own: readonly string[] | undefined
): Arrow[] {
  const boxes = boxesOf(root)
  const boxOf = new Map(boxes.flatMap((box) => box.covers.map((path) => [path, box] as const)))
  const arrows = new Map<string, Arrow>()
  for (const node of withInner(chart.machine.root)) {
    const from = boxOf.get(pathOf(node))
    for (const transition of outOf(node)) {
      for (const target of targetsOf(transition)) {
        const to = boxOf.get(pathOf(target))
        if (!from || !to || from === to || holds(to, from)) continue
        const way = {
          ...wordsOf(transition, chart, labels, own),
          ...{ to: to.path, target: nameOf(to, target) }
        }
        if (holds(from, to)) remember(from.notes, way)
        else add(arrows, from.path, way)
      }
    }
  }
  noteShared(boxes, arrows)
  return [...arrows.values()]
}

function noteShared(boxes: readonly Box[], arrows: Map<string, Arrow>): void {
  const key = ({ clock, text, to }: Way) => `${clock} ${text} ${to}`
  const count = new Map<string, number>()
  for (const { ways } of arrows.values()) {
    for (const way of ways) count.set(key(way), (count.get(key(way)) ?? 0) + 1)
  }
  const shared = (way: Way) => way.text !== '' && (count.get(key(way)) ?? 0) >= SHARED
  const led = new Set(
    [...arrows.values()].filter(({ ways }) => !ways.some(shared)).map(({ to }) => to)
  )
  for (const [id, arrow] of arrows) {
    if (!arrow.ways.some(shared)) continue
    if (!led.has(arrow.to)) {
      // something must be seen to lead there: the first of the chart does
      led.add(arrow.to)
      continue
    }
    // an end that many share says enough of what else leads there from the same box
    const noted = arrow.ways.filter(
      (way) => shared(way) || arrow.ways.some((other) => other.clock && shared(other))
    )
    const box = boxes.find(({ path }) => path === arrow.from)
    for (const way of noted) if (box) remember(box.notes, way)
    arrow.ways = arrow.ways.filter((way) => !noted.includes(way))
    if (arrow.ways.length === 0) arrows.delete(id)
  }
  // inner boxes first, so that what all of them say rises as far as it is true
  for (const box of [...boxes].reverse()) raiseNotes(box, key)
}

/** What every box inside says is said once, by the frame. */
function raiseNotes(box: Box, key: (way: Way) => string): void {
  const [first, ...others] = box.children
  const common = first?.notes.filter((note) =>
    others.every(({ notes }) => notes.some((other) => key(other) === key(note)))
  )
  if (others.length === 0 || !common || common.length === 0) return
  for (const note of common) remember(box.notes, note)
  for (const child of box.children)
    child.notes = child.notes.filter((note) => !common.some((one) => key(one) === key(note)))
}

function add(arrows: Map<string, Arrow>, from: string, way: Way): void {
  const key = `${from} ${way.to}`
  const arrow = arrows.get(key) ?? { from, to: way.to, ways: [] }
  remember(arrow.ways, way)
  arrows.set(key, arrow)
}

function remember(ways: Way[], way: Way): void {
  const same = ways.some(
    ({ text, clock, to }) => text === way.text && clock === way.clock && to === way.to
  )
  if (!same) ways.push(way)
}

function wordsOf(
  { eventType }: AnyTransitionDefinition,
  chart: ChartDefinition,
  labels: ChartLabels,
  own: readonly string[] | undefined
): Pick<Way, 'clock' | 'text'> {
  const event = String(eventType ?? '')
  if (event.startsWith('xstate.after.')) {
    return { clock: true, text: firstClause(labels.delays[delayOf(event)] ?? delayOf(event)) }
  }
  if (event === '' || event.startsWith('xstate.')) return { clock: false, text: '' }
  const roles = chart.events[event]?.roles ?? []
  if (own && !roles.some((role) => own.includes(role))) {
    return { clock: false, text: labels.roles[roles[0] ?? ''] ?? '' }
  }
  return { clock: false, text: labels.events[event]?.label ?? event }
}

/** On an arrow, the sentence up to its first pause; the list says it whole. */
function firstClause(sentence: string): string {
  return sentence.split(/\s?[,;:] /u)[0] ?? sentence
}

function nameOf(box: Box, target: AnyStateNode): string {
  const row = box.rows.find(({ paths }) => paths.includes(pathOf(target)))
  return box.name || (row ?? box.rows[0])?.name || pathOf(target)
}

function holds(outer: Box, inner: Box): boolean {
  return outer.children.some((child) => child === inner || holds(child, inner))
}
