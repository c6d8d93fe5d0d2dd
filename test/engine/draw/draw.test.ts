import Elk from 'elkjs'
import {
  diagramOf,
  inWords,
  layoutOf,
  svgOf,
  type Layout,
  type Placer
} from '../../../src/engine/index.ts'
import { allNodes, transitionsOf } from '../../../src/engine/prove/transitions.ts'
import { callChart } from '../../../workflows/territoire-volontaire/call.chart.ts'
import { applicationChart } from '../../../workflows/territoire-volontaire/application.chart.ts'

const placer = new (Elk as unknown as new () => Placer)()

type Box = Layout['boxes'][number]

/** Boxes of states that an arrow goes through without beginning or ending there. */
function crossed({ boxes, arrows }: Layout): string[] {
  const leaves = boxes.filter(({ group }) => !group)
  return arrows.flatMap(({ from, to, points }) =>
    points.slice(1).flatMap((end, n) =>
      leaves
        .filter(
          ({ path }) =>
            path !== from &&
            path !== to &&
            !path.startsWith(`${from}.`) &&
            !path.startsWith(`${to}.`)
        )
        .filter((box) => through(box, points[n]!, end))
        .map(({ path }) => `${from} → ${to} crosses ${path}`)
    )
  )
}

function through(
  { x, y, width, height }: Box,
  a: { x: number; y: number },
  b: { x: number; y: number }
): boolean {
  const apart =
    Math.max(a.x, b.x) <= x ||
    Math.min(a.x, b.x) >= x + width ||
    Math.max(a.y, b.y) <= y ||
    Math.min(a.y, b.y) >= y + height
  return !apart
}

function overlapping({ boxes }: Layout): string[] {
  const leaves = boxes.filter(({ group }) => !group)
  return leaves.flatMap((a, n) =>
    leaves
      .slice(n + 1)
      .filter(
        (b) =>
          a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
      )
      .map((b) => `${a.path} covers ${b.path}`)
  )
}

describe.each([
  ['call', callChart],
  ['application', applicationChart]
])('the drawing of the %s', (_, chart) => {
  const diagram = diagramOf(chart, 'fr', 'staff')

  it('has every state once, and no arrow across a box', async () => {
    const layout = await layoutOf(diagram, placer)
    const leaves = layout.boxes.filter(({ group }) => !group).map(({ path }) => path)
    expect(new Set(leaves).size).toBe(leaves.length)
    expect(overlapping(layout)).toEqual([])
    expect(crossed(layout)).toEqual([])
  })

  it('says in a list all that leads out of each state', () => {
    const words = inWords(diagram)
    expect(words.every(({ name }) => name !== '')).toBe(true)
    const said = new Set(words.flatMap(({ ways }) => ways.map(({ text }) => text)))
    const { events } = chart.labels.fr as { events: Record<string, { label: string }> }
    const moving = allNodes(chart.machine.root as never).flatMap((node) =>
      transitionsOf(node).filter(({ source, target }) =>
        target?.some((to) => to.type !== 'history' && to !== source)
      )
    )
    const leading = new Set(
      moving.map(({ eventType }) => String(eventType)).filter((event) => event in events)
    )
    expect(leading.size).toBeGreaterThan(8)
    for (const event of leading) expect(said).toContain(events[event]!.label)
  })
})

describe('a drawing for a page', () => {
  it('counts, marks what is late and where one is, escapes words, and carries no style', async () => {
    const layout = await layoutOf(diagramOf(callChart, 'fr', 'staff'), placer)
    const svg = svgOf(layout, {
      title: 'Appel <2027-01>',
      description: 'Dit aussi en liste.',
      counts: { draft: { count: 3, late: 1 } },
      here: ['draft']
    })
    expect(svg).toContain('Appel &lt;2027-01>')
    expect(svg).toMatch(/class="st on late here" aria-current="step"/)
    expect(svg).toContain('◆ 1')
    expect(svg).not.toContain('style')
  })
})
