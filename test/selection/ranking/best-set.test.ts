import fc from 'fast-check'
import type { BestSet } from '../../../src/selection/ranking/best-set.ts'
import { bestSet } from '../../../src/selection/ranking/best-set.ts'
import { displacementsOf } from '../../../src/selection/ranking/displacements.ts'
import type { Candidate } from '../../../src/selection/ranking/feasibility.ts'
import type { Constraint } from '../../../src/selection/ranking/index.ts'
import { CONSTRAINTS } from '../../../src/selection/ranking/index.ts'

const candidate = fc.record({
  departement: fc.constantFrom('18', '28', '36', null),
  kind: fc.constantFrom('rural' as const, 'urban' as const, null),
  qpv: fc.constantFrom(false, false, true)
})
const candidates = fc
  .array(candidate, { maxLength: 8 })
  .map((list) => list.map((one, i): Candidate => ({ ...one, id: `VAC-${i}` })))
const constraints = fc.shuffledSubarray([...CONSTRAINTS])
const places = fc.integer({ min: 1, max: 6 })

/** All sets of `size`, each in rank order, in lexicographic rank order: the best comes first. */
function setsOf(pool: readonly Candidate[], size: number): Candidate[][] {
  if (size === 0) return [[]]
  return pool.flatMap((first, i) =>
    setsOf(pool.slice(i + 1), size - 1).map((rest) => [first, ...rest])
  )
}

/** The constraint as the rules of the call word it, on a finished set. */
function meets(set: readonly Candidate[], all: readonly Candidate[], rule: Constraint): boolean {
  if (rule === 'atLeastOneRural') return set.some(({ kind }) => kind === 'rural')
  if (rule === 'atLeastOneUrbanOrQpv') return set.some(({ kind, qpv }) => kind === 'urban' || qpv)
  const represented = new Set(set.map(({ departement }) => departement))
  const another = all.some(({ departement }) => departement && !represented.has(departement))
  return !set.some(
    (one) =>
      one.departement &&
      another &&
      set.some((other) => other !== one && other.departement === one.departement)
  )
}

/** Every set is tried; a constraint that no set meets with those before it is dropped. */
function bruteForce(
  ordered: readonly Candidate[],
  places: number,
  rules: readonly Constraint[],
  kept: readonly Candidate[]
): { best: Candidate[]; kept: Constraint[] } {
  const all = [...kept, ...ordered]
  const free = Math.max(0, Math.min(places - kept.length, ordered.length))
  let sets = setsOf(ordered, free).map((set) => [...kept, ...set])
  const active: Constraint[] = []
  for (const rule of rules) {
    if (rule !== 'onePerDepartement' && places < 2) continue
    const meeting = sets.filter((set) => meets(set, all, rule))
    if (meeting.length === 0) continue
    sets = meeting
    active.push(rule)
  }
  return { best: sets[0] ?? [], kept: active }
}

const ids = (list: readonly Candidate[]): string[] => list.map(({ id }) => id)

function search(ordered: Candidate[], places: number, rules: Constraint[]): BestSet {
  return bestSet(ordered, places, rules)
}

describe('bestSet', () => {
  it('finds what trying every set finds', () => {
    fc.assert(
      fc.property(candidates, places, constraints, (ordered, n, rules) => {
        const { best } = bruteForce(ordered, n, rules, [])
        expect(ids(search(ordered, n, rules).chosen)).toEqual(ids(best))
      }),
      { numRuns: 3000 }
    )
  })

  it('finds what trying every set finds beside those who keep their place', () => {
    fc.assert(
      fc.property(candidates, places, constraints, fc.nat(255), (all, n, rules, mask) => {
        const stays = (i: number): boolean => (mask & (1 << i)) !== 0
        const kept = all.filter((_, i) => stays(i)).slice(0, n)
        const ordered = all.filter((one) => !kept.includes(one))
        const { best } = bruteForce(ordered, n, rules, kept)
        expect(ids(bestSet(ordered, n, rules, kept).chosen)).toEqual(ids(best))
      }),
      { numRuns: 3000 }
    )
  })

  it('drops only constraints that no set meets with those before them', () => {
    fc.assert(
      fc.property(candidates, places, constraints, (ordered, n, rules) => {
        const { voided } = search(ordered, n, rules)
        const { kept } = bruteForce(ordered, n, rules, [])
        const real = rules.filter((rule) => !voided.some(({ constraint }) => constraint === rule))
        const landless = ordered.every(({ departement }) => !departement)
        const expected = kept.filter((rule) => !(landless && rule === 'onePerDepartement'))
        expect(real).toEqual(expected)
      }),
      { numRuns: 2000 }
    )
  })

  it('explains each one passed over by rules that do move the result', () => {
    fc.assert(
      fc.property(candidates, places, constraints, (ordered, n, rules) => {
        const best = search(ordered, n, rules)
        const lowest = Math.max(-1, ...best.chosen.map((one) => ordered.indexOf(one)))
        const overtaken = ordered.filter((one, i) => i < lowest && !best.chosen.includes(one))
        expect(best.passedOver.map((over) => over.candidate)).toEqual(overtaken)
        for (const { candidate, rules: why, heldBy } of best.passedOver) {
          expect(why.length).toBeGreaterThan(0)
          const holder = best.chosen.find(({ id }) => id === heldBy)
          if (holder) expect(holder.departement).toBe(candidate.departement)
        }
      })
    )
  })

  it('pairs each dossier that loses a place with its own one that gains it', () => {
    fc.assert(
      fc.property(candidates, places, constraints, (ordered, n, rules) => {
        const best = search(ordered, n, rules)
        const losing = displacementsOf(ordered, best).filter(({ losesPlace }) => losesPlace)
        const onMerit = ordered.slice(0, n)
        const gaining = best.chosen.filter((one) => !onMerit.includes(one))
        const out = onMerit.filter((one) => !best.chosen.includes(one))
        expect(losing.map(({ id }) => id)).toEqual(ids(out))
        expect(losing.map(({ to }) => to).sort()).toEqual(ids(gaining).sort())
      }),
      { numRuns: 2000 }
    )
  })

  it('drops the later of two rules that only one département could meet together', () => {
    const ordered: Candidate[] = [
      { id: 'A', departement: '18', kind: 'rural' },
      { id: 'B', departement: '18', kind: 'urban' },
      { id: 'C', departement: '28' }
    ]
    const best = search(ordered, 2, [...CONSTRAINTS])
    expect(ids(best.chosen)).toEqual(['A', 'C'])
    expect(best.voided).toEqual([{ constraint: 'atLeastOneUrbanOrQpv', reason: 'incompatible' }])
  })

  it('gives the last place to the only rural dossier, and says which rule did', () => {
    const ordered: Candidate[] = [
      { id: 'A', departement: '18', kind: 'urban' },
      { id: 'B', departement: '28', kind: 'urban' },
      { id: 'C', departement: '28', kind: 'rural' }
    ]
    const best = search(ordered, 2, ['onePerDepartement', 'atLeastOneRural'])
    expect(displacementsOf(ordered, best)).toEqual([
      {
        id: 'B',
        to: 'C',
        rules: ['atLeastOneRural'],
        departement: '28',
        heldBy: null,
        losesPlace: true
      }
    ])
  })

  it('takes a place from the first of all when nothing else leaves room for the rural one', () => {
    const ordered: Candidate[] = [
      { id: 'A', departement: '18', kind: 'urban' },
      { id: 'B', departement: '28', kind: 'urban' },
      { id: 'C', departement: '18', kind: 'rural' }
    ]
    const best = search(ordered, 2, ['onePerDepartement', 'atLeastOneRural'])
    expect(ids(best.chosen)).toEqual(['B', 'C'])
    expect(best.passedOver).toMatchObject([
      { candidate: { id: 'A' }, rules: ['onePerDepartement', 'atLeastOneRural'] }
    ])
  })
})
