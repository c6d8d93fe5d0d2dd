import fc from 'fast-check'
import type { Dossier, SelectionRules } from '../../../src/selection/ranking/index.ts'
import { CONSTRAINTS } from '../../../src/selection/ranking/index.ts'

const level = fc.integer({ min: 0, max: 5 })
const levels = fc.record({ C1: level, C2: level, C3: level })
/** Few levels make ties frequent. */
const coarse = fc.constantFrom(3, 4)
const coarseLevels = fc.record({ C1: coarse, C2: coarse, C3: coarse })

const body = fc.record({
  departement: fc.constantFrom('18', '28', '36', '37', null),
  kind: fc.constantFrom('rural' as const, 'urban' as const),
  qpv: fc.boolean(),
  levels: fc.array(fc.oneof(levels, coarseLevels), { minLength: 1, maxLength: 3 })
})

export const dossiersArbitrary = fc.array(body, { maxLength: 10 }).map((list) =>
  list.map(({ levels, ...dossier }, i): Dossier => {
    const readings = levels.map((one, r) => ({ reader: `R${(i + r) % 4}`, levels: one }))
    return { ...dossier, id: `VAC-${String(i).padStart(2, '0')}`, readings }
  })
)

export const rulesArbitrary: fc.Arbitrary<SelectionRules & { grid: object }> = fc.record({
  grid: fc.record({
    criteria: fc.constant([
      { id: 'C1', weight: 50 },
      { id: 'C2', weight: 30 },
      { id: 'C3', weight: 20 }
    ]),
    scaleMax: fc.constant(5),
    threshold: fc.constantFrom(0, 60, undefined),
    floors: fc.constantFrom({ C3: 2 }, undefined)
  }),
  places: fc.integer({ min: 1, max: 5 }),
  constraints: fc.shuffledSubarray([...CONSTRAINTS]),
  ties: fc.shuffledSubarray(['C1', 'C2', 'unrepresentedDepartement', 'draw'])
})
