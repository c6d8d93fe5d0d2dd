import fc from 'fast-check'
import { Query } from 'mingo'
import { compileFilter } from '../../../../src/database/embedded/query/filter.ts'
import { decode, encode } from '../../../../src/database/embedded/values/codec.ts'

type Plain = null | boolean | number | string | Plain[] | { [field: string]: Plain }

const scalar: fc.Arbitrary<Plain> = fc.oneof(
  fc.integer({ min: -2, max: 2 }),
  fc.constantFrom('a', 'b'),
  fc.boolean()
)
const value: fc.Arbitrary<Plain> = fc.letrec<{ value: Plain }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    scalar,
    fc.array(scalar, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('value'), { maxKeys: 2, noNullPrototype: true })
  )
})).value
const document = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value, {
  maxKeys: 3,
  noNullPrototype: true
})
const condition = fc.oneof(
  scalar,
  fc
    .tuple(fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne'), scalar)
    .map(([operator, operand]) => ({ [operator]: operand })),
  fc.array(scalar, { maxLength: 3 }).map((list) => ({ $in: list })),
  fc.array(scalar, { maxLength: 3 }).map((list) => ({ $nin: list })),
  fc.boolean().map((there) => ({ $exists: there })),
  scalar.map((operand) => ({ $not: { $gt: operand } }))
)
const clause = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'a.b', 'b.a'),
  condition as fc.Arbitrary<unknown>,
  { maxKeys: 2, noNullPrototype: true }
)
const filter = fc.oneof(
  clause,
  fc
    .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(clause, { minLength: 1, maxLength: 2 }))
    .map(([operator, list]) => ({ [operator]: list }))
)

// $type and $size are left out: mingo does not look into arrays for them as MongoDB's manual says.
it('judges plain documents as another implementation of the same language does', () => {
  let matched = 0
  fc.assert(
    fc.property(document, filter, (given, asked) => {
      const expected = new Query(asked).test(given)
      const found = compileFilter(decode(encode(asked)))(decode(encode(given)))
      if (expected) matched++
      expect(found).toBe(expected)
    }),
    { numRuns: 5000 }
  )
  expect(matched).toBeGreaterThan(500)
})
