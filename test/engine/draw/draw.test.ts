import Elk from 'elkjs'
import {
  diagramOf,
  inWords,
  layoutOf,
  statesAhead,
  svgOf,
  type Layout,
  type Placer,
  type Reader
} from '../../../src/engine/index.ts'
import { cardsOf } from '../../../src/engine/draw/box.ts'
import { allNodes, transitionsOf } from '../../../src/engine/prove/transitions.ts'
import { callChart } from '../../../workflows/territoire-volontaire/call.chart.ts'
import { applicationChart } from '../../../workflows/territoire-volontaire/application.chart.ts'
import { crossed, hiddenLabels, overlappingBoxes } from './geometry.ts'

const placer = new (Elk as unknown as new () => Placer)()
const charts = { call: callChart, application: applicationChart }
const staff: Reader = { language: 'fr', audience: 'staff' }
const candidate: Reader = {
  ...{ language: 'fr', audience: 'candidate' as const },
  own: ['writer', 'signatory']
}

describe.each(
  (['call', 'application'] as const).flatMap((name) =>
    [staff, candidate, { ...staff, language: 'en' }, { ...candidate, language: 'en' }].map(
      (reader) => ({ name, reader, of: `${name}, ${reader.audience}, ${reader.language}` })
    )
  )
)('the drawing of $of', ({ name, reader }) => {
  const chart = charts[name]
  const diagram = diagramOf(chart, reader)
  let layout: Layout

  beforeAll(async () => {
    layout = await layoutOf(diagram, placer)
  })

  it('shows every state once', () => {
    const shown = cardsOf(diagram.root).flatMap(({ rows }) => rows.flatMap(({ paths }) => paths))
    const states = inWords(chart, reader.language, reader.audience).map(({ path }) => path)
    expect(shown.toSorted()).toEqual(states.toSorted())
  })

  it('lets no arrow through a box, no box on another, and hides no label', () => {
    expect(crossed(layout)).toEqual([])
    expect(overlappingBoxes(layout)).toEqual([])
    expect(hiddenLabels(layout)).toEqual([])
  })

  it('leads every arrow from the box it leaves to the box it enters', () => {
    for (const { from, to, points } of layout.arrows) {
      const box = (path: string) => layout.boxes.find((one) => one.path === path)!
      for (const [path, point] of [
        [from, points[0]!],
        [to, points.at(-1)!]
      ] as const) {
        const { x, y, width, height } = box(path)
        expect(point.x).toBeGreaterThanOrEqual(x - 1)
        expect(point.x).toBeLessThanOrEqual(x + width + 1)
        expect(point.y).toBeGreaterThanOrEqual(y - 1)
        expect(point.y).toBeLessThanOrEqual(y + height + 1)
      }
    }
  })

  it('fits the width of a page of the team', () => {
    expect(layout.width).toBeLessThanOrEqual(1200)
  })

  it('is told the same in a list, way by way', () => {
    const words = inWords(chart, reader.language, reader.audience)
    expect(words.every(({ name: said }) => said !== '')).toBe(true)
    const said = new Set(words.flatMap(({ ways }) => ways.map(({ text }) => text)))
    const { events } = chart.labels[reader.language as 'fr']
    const leading = allNodes(chart.machine.root as never)
      .flatMap(transitionsOf)
      .filter(({ source, target }) => target?.some((to) => to.type !== 'history' && to !== source))
      .map(({ eventType }) => String(eventType))
      .filter((event) => event in events)
    expect(leading.length).toBeGreaterThan(8)
    for (const event of leading)
      expect(said).toContain((events as Record<string, { label: string }>)[event]!.label)
  })
})

describe('a drawing for a candidate', () => {
  it('has one box for what they are told in the same words', () => {
    const { root } = diagramOf(applicationChart, candidate)
    const of = (path: string) =>
      cardsOf(root).find(({ rows }) => rows.some(({ paths }) => paths.includes(path)))
    expect(of('file.before.inadmissible')).toBe(of('file.before.screening.checking'))
    expect(of('file.before.provisional.selected')).toBe(of('file.before.deliberation.opinion'))
  })

  it('says of others’ moves only whose they are', () => {
    const { arrows } = diagramOf(applicationChart, candidate)
    const said = arrows.flatMap(({ ways }) => ways.map(({ text }) => text))
    expect(said).toContain('l’équipe')
    expect(said).toContain('Demander la signature')
    expect(said).not.toContain('Déclarer irrecevable')
  })
})

describe('what is still ahead', () => {
  const words = inWords(applicationChart, 'fr', 'staff')

  it('is all that some way leads to, and nothing else', () => {
    const ahead = statesAhead(words, ['file.answered.accepted.pieces'])
    expect(ahead).toContain('file.answered.accepted.complete')
    expect(ahead).toContain('file.answered.declined')
    expect(ahead).not.toContain('file.before.preparing.draft')
  })
})

describe('a drawing for a page', () => {
  it('counts, marks what is late and where one is, escapes words, and carries no style', async () => {
    const layout = await layoutOf(diagramOf(callChart, staff), placer)
    const svg = svgOf(layout, {
      ...{ id: 'chart', title: 'Appel <2027-01>', description: 'Dit aussi en liste.' },
      counts: { draft: { count: 3, late: 1 } },
      here: { paths: ['draft'], badge: 'Ici' },
      ahead: ['open.early']
    })
    expect(svg).toContain('Appel &lt;2027-01>')
    expect(svg).toMatch(/class="st on late here" aria-current="step"/)
    expect(svg).toContain('◆ 1')
    expect(svg).toContain('>Ici</text>')
    expect(svg).toContain('class="st faint"')
    expect(svg).not.toContain('style')
  })
})
