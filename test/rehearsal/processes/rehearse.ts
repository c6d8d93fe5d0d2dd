import { loadTemplate } from '../../../src/calls/index.ts'
import { rehearseApart } from '../../../src/rehearsal/index.ts'
import { order } from '../support/order.ts'

/** Rehearses as a server does, to be killed meanwhile; says where the rehearsal is. */
const content = await loadTemplate('territoire-volontaire')
await rehearseApart(order(content, { count: 20 }), {
  onProgress: ({ at }) => process.stdout.write(`${at}\n`)
})
