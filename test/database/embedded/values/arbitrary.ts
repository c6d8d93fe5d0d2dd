import { Binary, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import fc from 'fast-check'
import type { Document, Value } from '../../../../src/database/embedded/values/types.ts'

const int = fc.integer({ min: -3, max: 3 })

/** Numbers near each other in all four types, so that they meet. */
export const numbers: fc.Arbitrary<Value> = fc.oneof(
  int.map((n) => new Int32(n)),
  fc.oneof(int, fc.double()).map((n) => new Double(n)),
  fc
    .oneof(
      int.map(BigInt),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.constantFrom(2n ** 53n, 2n ** 53n + 1n, -(2n ** 53n) - 1n)
    )
    .map((n) => Long.fromBigInt(n)),
  fc
    .constantFrom(
      '0',
      '-0',
      '1',
      '1.0',
      '0.1',
      '-0.1',
      '2.5',
      '1E+400',
      '-1E+400',
      '1E-400',
      '9007199254740993',
      'NaN',
      'Infinity',
      '-Infinity'
    )
    .map((text) => Decimal128.fromString(text))
)

const scalars: fc.Arbitrary<Value> = fc.oneof(
  numbers,
  fc.constantFrom('', 'a', 'ab', 'a\0', 'a\0b', 'b', 'é', '\u{1F600}', '\uFFFD'),
  fc.string({ maxLength: 3 }),
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -5, max: 5 }).map((n) => new Date(n * 1000)),
  fc.constantFrom('0'.repeat(24), 'f'.repeat(24)).map((hex) => new ObjectId(hex)),
  fc.constantFrom('', 'x', 'xy').map((text) => new Binary(Buffer.from(text))),
  fc.constantFrom(1, 2).map((t) => new Timestamp({ t, i: 1 })),
  fc.constant(new MinKey()),
  fc.constant(new MaxKey())
)

export const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 })
  )
})).value

/** Documents whose fields often coincide. */
export const documents: fc.Arbitrary<Document> = fc.dictionary(
  fc.constantFrom('a', 'b', 'c'),
  values,
  { maxKeys: 3 }
)
