import type { Layout, Rectangle } from '../../../src/engine/draw/layout.ts'

interface Named extends Rectangle {
  name: string
}

/** Boxes that an arrow goes through without beginning or ending there. */
export function crossed({ boxes, arrows }: Layout): string[] {
  const cards = boxes.filter(({ frame }) => !frame)
  return arrows.flatMap(({ from, to, points }) =>
    segments(points).flatMap((segment) =>
      cards
        .filter(({ path }) => path !== from && path !== to)
        .filter((card) => meet(card, segment))
        .map(({ path }) => `${from} → ${to} crosses ${path}`)
    )
  )
}

/** Labels that lie on a box, on another label, or outside the picture. */
export function hiddenLabels({ boxes, arrows, width, height }: Layout): string[] {
  const cards = boxes.filter(({ frame }) => !frame).map((box) => ({ ...box, name: box.path }))
  const labels = arrows.flatMap(({ labels: said, from, to }) =>
    said.map((label) => ({ ...label, name: `${from} → ${to}: ${label.lines.join(' ')}` }))
  )
  const outside = labels.filter(
    (label) =>
      label.x < 0 || label.y < 0 || label.x + label.width > width || label.y + label.height > height
  )
  return [
    ...overlaps(labels, cards),
    ...labels.flatMap((label, n) => overlaps([label], labels.slice(n + 1))),
    ...outside.map(({ name }) => `${name} is outside`)
  ]
}

/** Boxes that lie on one another without one holding the other. */
export function overlappingBoxes({ boxes }: Layout): string[] {
  const named = boxes.map((box) => ({ ...box, name: box.path }))
  return named.flatMap((box, n) =>
    overlaps(
      [box],
      named.slice(n + 1).filter((other) => !holds(box, other))
    )
  )
}

function holds(outer: Rectangle, inner: Rectangle): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  )
}

function overlaps(some: readonly Named[], others: readonly Named[]): string[] {
  return some.flatMap((one) =>
    others.filter((other) => meet(one, other)).map(({ name }) => `${one.name} lies on ${name}`)
  )
}

function meet(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** Straight pieces as rectangles: all of them are upright or level. */
function segments(points: Layout['arrows'][number]['points']): Rectangle[] {
  return points.slice(1).map((end, n) => {
    const start = points[n] ?? end
    return {
      x: Math.min(start.x, end.x),
      y: Math.min(start.y, end.y),
      width: Math.max(0.01, Math.abs(start.x - end.x)),
      height: Math.max(0.01, Math.abs(start.y - end.y))
    }
  })
}
