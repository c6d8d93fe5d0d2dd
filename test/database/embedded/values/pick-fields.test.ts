import {
  BSONRegExp,
  Binary,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp
} from 'bson'
import fc from 'fast-check'
import { fieldsOfFilter } from '../../../../src/database/embedded/query/fields-of.ts'
import { compileProjection } from '../../../../src/database/embedded/query/projection.ts'
import { decode, encode } from '../../../../src/database/embedded/values/codec.ts'
import { pickFields, pickPaths } from '../../../../src/database/embedded/values/pick-fields.ts'

/** One value of each type that BSON has. */
const EVERY_TYPE = [
  ...['', 'é\u0000b', 'x'.repeat(300)],
  ...[new Double(1.5), new Int32(7), new Long(1n << 40n), Decimal128.fromString('1.10')],
  ...[true, false, null, new Date(0), new ObjectId(), new Timestamp({ t: 1, i: 2 })],
  ...[new Binary(Buffer.from([0, 1, 2])), new BSONRegExp('^a\\d', 'i'), new MinKey(), new MaxKey()],
  ...[
    new Code('return 1'),
    new Code('return a', { a: 1 }),
    { a: { b: [1, 'c'] } },
    [1, [2], {}],
    {}
  ]
]

const documents = fc.dictionary(
  fc
    .oneof(fc.constantFrom('a', 'b', 'c', 'é', 'ab', ''), fc.string({ maxLength: 4 }))
    .filter((name) => !name.includes('\0') && name !== '__proto__'),
  fc.constantFrom(...EVERY_TYPE),
  { maxKeys: 12 }
)

const NAMES = ['a', 'b', 'c', '0'] as const

/** Documents in lists in documents, whose fields bear few names, so that paths meet them. */
const { nested } = fc.letrec<{ nested: Record<string, unknown>; value: unknown }>((tie) => ({
  nested: fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 4 }),
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...EVERY_TYPE),
    tie('nested'),
    fc.array(tie('value'), { maxLength: 12 })
  )
}))

/** Paths of which none begins another, which a projection refuses. */
const projections = fc
  .uniqueArray(
    fc
      .array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 })
      .map((path) => path.join('.')),
    { minLength: 1, maxLength: 4 }
  )
  .map((paths) => paths.filter((path) => !paths.some((other) => path.startsWith(`${other}.`))))

describe('some fields of a document, by its bytes', () => {
  it('are those of the decoded document, in its order', () => {
    fc.assert(
      fc.property(
        documents,
        fc.array(fc.string({ maxLength: 4 })),
        fc.nat(),
        (given, others, pick) => {
          const own = Object.keys(given).filter((_, at) => (pick >> at) & 1)
          const names = new Set([...own, ...others])
          const kept = Object.entries(given).filter(([name]) => names.has(name))
          const picked = pickFields(encode(given), names)
          expect(picked.equals(encode(Object.fromEntries(kept)))).toBe(true)
          expect(Object.keys(decode(picked))).toEqual(kept.map(([name]) => name))
        }
      ),
      { numRuns: 500 }
    )
  })

  it('at any depth and through lists, are those that the projection keeps or leaves out of the decoded document', () => {
    let compared = 0
    fc.assert(
      fc.property(nested, projections, fc.boolean(), (given, paths, keeps) => {
        const wanted = Object.fromEntries(paths.map((path) => [path, new Int32(keeps ? 1 : 0)]))
        const projection = compileProjection(wanted)
        if (!projection?.picks) throw new Error('these are bytes alone')
        const bytes = encode(given)
        const { paths: picks, keeps: kept } = projection.picks
        expect(decode(pickPaths(bytes, picks, kept))).toEqual(projection.of(decode(bytes)))
        expect(pickPaths(bytes, picks, kept)).toEqual(encode(projection.of(decode(bytes))))
        compared += 1
      }),
      { numRuns: 1_000 }
    )
    expect(compared).toBe(1_000)
  })

  it('that a filter looks at are found in all its clauses, and not guessed where it computes', () => {
    const fieldsOf = (filter: object) => {
      const fields = fieldsOfFilter(decode(encode(filter)))
      return fields && [...fields].sort()
    }
    expect(fieldsOf({})).toEqual([])
    expect(fieldsOf({ 'a.b': 1, c: { $gt: 2 } })).toEqual(['a', 'c'])
    expect(fieldsOf({ $or: [{ a: 1 }, { $nor: [{ 'b.0.c': 1 }] }], d: 1 })).toEqual(['a', 'b', 'd'])
    expect(fieldsOf({ a: 1, $expr: { $eq: ['$b', 1] } })).toBeUndefined()
  })
})
