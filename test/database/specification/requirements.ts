import type { Requirement, SpecificationFile, SpecificationTest } from './specification-file.ts'

/** The embedded store speaks as one primary of MongoDB 8.0. */
const VERSION = '8.0.0'
const TOPOLOGY = 'replicaset'

/** What a server of version 8 does and this store does not, by the files and tests that need it. */
const UNSUPPORTED: [RegExp, string][] = [
  [/^sessions--snapshot-sessions \//, 'snapshot reads of past states'],
  [/timeseries-collection/, 'time series collections'],
  [/pre_and_post_images|modifyCollection-errorResponse/, 'change streams'],
  [/View|view/, 'views'],
  [/startTransaction|transaction/, 'multi-document transactions'],
  [/readConcern level is snapshot/, 'snapshot reads of past states']
]

/** What this driver does by itself, whatever the server: it never sends what the test looks for. */
const OF_THE_DRIVER =
  /^bypassDocumentValidation \/ (Aggregate|BulkWrite|FindOneAnd|InsertMany)|^create-null-ids \/ .*via (insert|bulkWrite|clientBulkWrite)|partialResult is unset/

/** @returns why a test does not concern this store, or undefined when it must pass */
export function notApplicable(
  file: SpecificationFile,
  test: SpecificationTest
): string | undefined {
  for (const requirements of [file.runOnRequirements, test.runOnRequirements]) {
    if (requirements && !requirements.some(isMet))
      return `needs ${requirements.map(described).join(' or ')}`
  }
  const name = `${file.name} / ${test.description}`
  if (OF_THE_DRIVER.test(name)) return 'another conduct of the driver itself'
  return UNSUPPORTED.find(([pattern]) => pattern.test(name))?.[1]
}

function isMet({ minServerVersion, maxServerVersion, topologies, auth }: Requirement): boolean {
  return (
    (minServerVersion === undefined || compareVersions(VERSION, minServerVersion) >= 0) &&
    (maxServerVersion === undefined || compareVersions(VERSION, maxServerVersion) <= 0) &&
    (topologies === undefined || topologies.includes(TOPOLOGY)) &&
    auth !== true
  )
}

function described({ minServerVersion, maxServerVersion, topologies }: Requirement): string {
  if (minServerVersion !== undefined && compareVersions(VERSION, minServerVersion) < 0)
    return 'a newer server'
  if (maxServerVersion !== undefined && compareVersions(VERSION, maxServerVersion) > 0)
    return 'an older server'
  return `a topology that is ${topologies?.join(' or ') ?? 'other'}`
}

function compareVersions(a: string, b: string): number {
  const x = a.split('.').map(Number)
  const y = b.split('.').map(Number)
  for (let i = 0; i < 3; i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
