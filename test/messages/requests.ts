import type { LetterRequest } from '../../src/messages/index.ts'
import { sampleValues } from './sample-values.ts'

/** A request for one letter, to Claire unless told. */
export function requestFor(letter: string, more: Partial<LetterRequest> = {}): LetterRequest {
  return {
    key: `VAC-0012:7:0:${letter}`,
    to: { address: 'c.besnard@nogent.example', name: 'Claire Besnard' },
    letter,
    values: sampleValues,
    lang: 'fr',
    application: 'VAC-0012',
    call: '2027-01',
    ...more
  }
}
