import { Binary, BSONRegExp, Int32, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import fc from 'fast-check'
import { compareValues } from '../../../../src/database/embedded/values/compare.ts'
import { decode, encode } from '../../../../src/database/embedded/values/codec.ts'
import { descending, keyBytes } from '../../../../src/database/embedded/values/key-bytes.ts'
import type { Value } from '../../../../src/database/embedded/values/types.ts'
import { values } from './arbitrary.ts'

const sign = (number: number) => Math.sign(number)

describe('the order of BSON values', () => {
  it('is the order of their key bytes, upwards and downwards', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const order = sign(compareValues(a, b))
        expect(sign(Buffer.compare(keyBytes(a), keyBytes(b)))).toBe(order)
        expect(sign(Buffer.compare(descending(keyBytes(b)), descending(keyBytes(a))))).toBe(order)
      }),
      { numRuns: 5000 }
    )
  })

  it('is a total order', () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        expect(sign(compareValues(a, b))).toBe(-sign(compareValues(b, a)) + 0)
        if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) {
          expect(compareValues(a, c)).toBeLessThanOrEqual(0)
        }
      }),
      { numRuns: 3000 }
    )
  })

  it('is kept by going to bytes and back, type by type', () => {
    fc.assert(
      fc.property(values, (value) => {
        const bytes = encode({ value })
        expect(encode(decode(bytes))).toEqual(bytes)
        expect(compareValues(decode(bytes).value, value)).toBe(0)
      }),
      { numRuns: 3000 }
    )
  })

  it('puts the types in the order of the manual', () => {
    // Source: MongoDB's manual, "Comparison/Sort Order".
    const inOrder: Value[] = [
      new MinKey(),
      null,
      new Int32(7),
      'text',
      { field: 'x' },
      ['x'],
      new Binary(Buffer.from('x')),
      new ObjectId(),
      false,
      true,
      new Date(0),
      new Timestamp({ t: 1, i: 1 }),
      new BSONRegExp('x', ''),
      new MaxKey()
    ]
    const shuffled = [...inOrder].reverse()
    expect(shuffled.sort((a, b) => compareValues(a, b))).toEqual(inOrder)
  })
})
