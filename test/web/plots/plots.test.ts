import { bars } from '../../../src/web/plots/bar.ts'
import { OUTLINES } from '../../../src/web/plots/departement-outlines.ts'
import { departementsMap, inLines } from '../../../src/web/plots/departements-map.ts'
import { tally } from '../../../src/web/plots/tally.ts'
import { listDepartements } from '../../../src/territories/index.ts'

describe('bars', () => {
  it('compare as their values do, and a masked value has none', () => {
    const [long, half, masked, none] = bars([20, 10, null, 0], { full: 80 })
    expect(long?.width).toBe(80)
    expect(half?.width).toBe(40)
    expect(masked).toBeNull()
    expect(none?.width).toBe(0)
  })

  it('exist when every value is zero or masked', () => {
    expect(bars([0, null], { full: 80 }).map((bar) => bar?.width)).toEqual([0, undefined])
  })
})

describe('a tally', () => {
  it.each([0, 1, 31, 40, 41, 130])('has one stroke for each of %i', (count) => {
    const { path, width, height } = tally(count)
    expect(path.match(/M/g)?.length ?? 0).toBe(count)
    const points = [...path.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)/g)]
    for (const [, x, y, w, h] of points) {
      expect(Number(x) + Number(w)).toBeLessThanOrEqual(width + 0.01)
      expect(Number(y) + Number(h)).toBeLessThanOrEqual(height + 0.01)
    }
  })
})

describe('the map', () => {
  it('colours the départements that have a place, and names it in its own', () => {
    const map = departementsMap(listDepartements(), [{ departement: '18', name: 'Vierzon' }])
    expect(map?.areas.filter(({ marked }) => marked)).toHaveLength(1)
    expect(map?.codes.map(({ text }) => text).sort()).toEqual(['18', '28', '36', '37', '41', '45'])
    const [code, name, place] = [map?.codes, map?.names, map?.places].map((texts) =>
      texts?.find(({ text }) => ['18', 'Cher', 'Vierzon'].includes(text))
    )
    expect(code && name && place && code.y < name.y && name.y < place.y).toBe(true)
    expect(place?.x).toBe(code?.x)
  })

  it('writes the name of a département inside its own outline', () => {
    for (const { path, label } of Object.values(OUTLINES)) {
      const numbers = (path.match(/[\d.]+/g) ?? []).map(Number)
      const [xs, ys] = [0, 1].map((odd) => numbers.filter((_, index) => index % 2 === odd))
      expect(label[0]).toBeGreaterThan(Math.min(...(xs ?? [])))
      expect(label[0]).toBeLessThan(Math.max(...(xs ?? [])))
      expect(label[1]).toBeGreaterThan(Math.min(...(ys ?? [])))
      expect(label[1]).toBeLessThan(Math.max(...(ys ?? [])))
    }
  })

  it('is not drawn for a region whose outlines are not ours', () => {
    expect(departementsMap([{ code: '75', name: 'Paris' }], [])).toBeNull()
  })

  it('cuts a long name between words, and loses none of it', () => {
    const lines = inLines('CC Brenne - Val de Creuse')
    expect(lines.every((line) => line.length <= 17)).toBe(true)
    expect(lines.join(' ')).toBe('CC Brenne - Val de Creuse')
    expect(inLines('Saint-Pierre-des-Corps').join('')).toBe('Saint-Pierre-des-Corps')
  })
})
