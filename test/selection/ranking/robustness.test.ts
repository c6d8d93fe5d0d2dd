import fc from 'fast-check'
import type { Dossier, SelectionRules } from '../../../src/selection/ranking/index.ts'
import { drawSeed, rank, robustness } from '../../../src/selection/ranking/index.ts'
import { dossiersArbitrary, rulesArbitrary } from './ranking-arbitraries.ts'

const rules: SelectionRules = {
  grid: {
    criteria: [
      { id: 'C1', weight: 50 },
      { id: 'C2', weight: 50 }
    ],
    scaleMax: 5
  },
  places: 1,
  constraints: [],
  ties: ['C1', 'draw']
}

function dossier(id: string, byReader: Record<string, [number, number]>): Dossier {
  const readings = Object.entries(byReader).map(([reader, [C1, C2]]) => ({
    reader,
    levels: { C1, C2 }
  }))
  return { id, readings }
}

describe('robustness', () => {
  it('gives in each run what ranking those readings and weights gives', () => {
    fc.assert(
      fc.property(dossiersArbitrary, rulesArbitrary, (dossiers, settings) => {
        for (const { variation, selected, unread, simulatedDraw } of robustness(dossiers, settings)
          .runs) {
          const varied =
            variation.kind === 'without-reader'
              ? dossiers.map((one) => ({
                  ...one,
                  readings: one.readings.filter(({ reader }) => reader !== variation.reader)
                }))
              : dossiers
          const criteria = settings.grid?.criteria.map(({ id, weight }) => ({
            id,
            // 80 % and 120 % are 4/5 and 6/5: in fifths, weights stay integers.
            weight:
              weight *
              (variation.kind === 'weight' && variation.criterion === id
                ? variation.percent / 20
                : 5)
          }))
          const grid = settings.grid && criteria ? { ...settings.grid, criteria } : null
          const read = varied.filter(({ readings }) => readings.length > 0)
          const ranking = rank(read, { ...settings, grid })
          expect(unread).toHaveLength(dossiers.length - read.length)
          expect(simulatedDraw).toBe(ranking.pending !== null)
          if (!ranking.pending) expect(selected).toEqual(ranking.selected)
        }
      }),
      { numRuns: 150 }
    )
  })

  it('counts each run once, and each place held', () => {
    fc.assert(
      fc.property(dossiersArbitrary, rulesArbitrary, (dossiers, settings) => {
        const { runs, held, lastPlace } = robustness(dossiers, settings)
        const readers = new Set(dossiers.flatMap(({ readings }) => readings.map((r) => r.reader)))
        expect(runs).toHaveLength(1 + readers.size + 2 * 3)
        const places = runs.reduce((sum, { selected }) => sum + selected.length, 0)
        expect([...held.values()].reduce((sum, times) => sum + times, 0)).toBe(places)
        const told = lastPlace.flatMap(({ variations }) => variations)
        expect(told).toHaveLength(runs[0]?.selected.length ? runs.length : 0)
      }),
      { numRuns: 150 }
    )
  })

  it('leaves out of a run the dossier that only the absent person has read', () => {
    const dossiers = [dossier('A', { X: [5, 5] }), dossier('B', { Y: [3, 3] })]
    const { runs, lastPlace } = robustness(dossiers, rules)
    const withoutX = runs.find(
      ({ variation: v }) => v.kind === 'without-reader' && v.reader === 'X'
    )
    expect(withoutX).toMatchObject({
      selected: ['B'],
      entering: ['B'],
      leaving: ['A'],
      unread: ['A']
    })
    expect(lastPlace.map(({ id, variations }) => [id, variations.length])).toEqual([
      ['A', 6],
      ['B', 1]
    ])
  })

  it('says which weight changes the last place', () => {
    const dossiers = [dossier('A', { X: [5, 1] }), dossier('B', { X: [1, 5] })]
    const { lastPlace } = robustness(dossiers, { ...rules, ties: ['C1'] })
    // Without X nobody is left: the place stays empty in that run.
    expect(lastPlace).toEqual([
      {
        id: 'A',
        variations: [
          { kind: 'base' },
          { kind: 'weight', criterion: 'C1', percent: 120 },
          { kind: 'weight', criterion: 'C2', percent: 80 }
        ]
      },
      {
        id: 'B',
        variations: [
          { kind: 'weight', criterion: 'C1', percent: 80 },
          { kind: 'weight', criterion: 'C2', percent: 120 }
        ]
      },
      { id: null, variations: [{ kind: 'without-reader', reader: 'X' }] }
    ])
  })

  it('names the one who enters, even when it ranks first, not one who had a place already', () => {
    const dossiers = [
      dossier('A', { X: [4, 4], Y: [4, 4] }),
      dossier('B', { X: [5, 5], Y: [2, 2] }),
      dossier('C', { X: [1, 1], Y: [5, 5] })
    ]
    const { runs, lastPlace } = robustness(dossiers, { ...rules, places: 2 })
    const withoutX = runs.find(
      ({ variation: v }) => v.kind === 'without-reader' && v.reader === 'X'
    )
    expect(withoutX?.selected).toEqual(['C', 'A'])
    expect(lastPlace.find(({ id }) => id === 'C')?.variations).toEqual([withoutX?.variation])
  })

  it('settles the ties of its runs with the seed of the draw, and says when there was none', () => {
    const dossiers = [dossier('A', { X: [3, 3] }), dossier('B', { X: [3, 3] })]
    const { pending } = rank(dossiers, rules)
    if (!pending) throw new Error('The example has a tie')
    expect(robustness(dossiers, rules).runs[0]?.simulatedDraw).toBe(true)
    for (const n of [1, 2, 3, 4, 5]) {
      const seed = drawSeed('2027-01', pending.sha256, [n])
      const draw = { list: pending.list, sha256: pending.sha256, seed }
      const [base] = robustness(dossiers, rules, { draw }).runs
      expect(base).toMatchObject({
        selected: rank(dossiers, rules, { draw }).selected,
        simulatedDraw: false
      })
    }
  })
})
