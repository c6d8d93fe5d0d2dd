import type { CallContent } from '../../../src/calls/index.ts'
import { readConfig } from '../../../src/config.ts'
import type { RehearsalOrder } from '../../../src/rehearsal/rehearse.ts'

const { baseUrl, mailFrom, site } = readConfig({ NODE_ENV: 'test' })
const people = { officer: 2, committee: 4, jury: 9, authority: 1, deputy: 1 }

/** A small rehearsal of a content, with nobody silent. */
export function order(content: CallContent, more: Partial<RehearsalOrder> = {}): RehearsalOrder {
  return {
    ...{ number: '2027-07', kind: 'territoire-volontaire', content, count: 5, silent: [], people },
    ...{ shown: { baseUrl, mailFrom, site }, ...more }
  }
}
