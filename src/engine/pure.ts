import { ChartFault } from './errors.ts'

const RealDate = Date

function refuse(what: string): () => never {
  return () => {
    throw new ChartFault(
      `${what} inside a step: read context.env and the event instead, so that replay is exact.`
    )
  }
}

function PureDate(...parts: unknown[]): Date {
  if (parts.length === 0) refuse('The date of the machine')()
  return Reflect.construct(RealDate, parts) as Date
}
PureDate.prototype = RealDate.prototype
Object.assign(PureDate, { UTC: RealDate.UTC, parse: RealDate.parse, now: refuse('Date.now()') })

/**
 * Runs a step with the machine's clock, chance and identifiers patched to throw.
 * Synchronous only: everything is put back before anybody else runs.
 */
export function purely<T>(step: () => T): T {
  const { random } = Math
  const { crypto, performance } = globalThis
  globalThis.Date = PureDate as unknown as DateConstructor
  Math.random = refuse('Math.random()')
  crypto.randomUUID = refuse('randomUUID()')
  performance.now = refuse('performance.now()')
  try {
    return step()
  } finally {
    globalThis.Date = RealDate
    Math.random = random
    Reflect.deleteProperty(performance, 'now')
    Reflect.deleteProperty(crypto, 'randomUUID')
  }
}
