import Sequencer from '@jest/test-sequencer'

/**
 * What takes more than half a minute in CI, the longest first. Jest would begin with the longest too if it had seen
 * them run; in a fresh clone it goes by their size, and ends with one core at rest behind a file of twelve lines.
 */
const LONG = [
  'database/durability/crash',
  'engine/simulation/simulation',
  'journeys/one-call',
  'rehearsal/rehearse',
  'web/jury/jury',
  'cli/workflows/second-version',
  'bad-luck/two-servers',
  'web/committee/committee.browser',
  'web/staff/from-check-to-answer.browser',
  'demo/every-page',
  'web/applicant/in-browser',
  'forms/in-browser',
  'engine/properties/properties',
  'engine/properties/migrations',
  'demo/play-story',
  'web/public/public.browser',
  'web/pages.browser',
  'rehearsal/cut-short',
  'web/public/results',
  'web/staff/rehearsal',
  'cli/rehearsal/rehearse-command',
  'cli/command-line',
  'database/specification/specification',
  'database/durability/power-cut',
  'database/embedded/planner/plans',
  'bad-luck/killed',
  'engine/cut-telling',
  'engine/two-processes',
  'web/applicant/hard-moments.browser',
  'web/jury/secrecy',
  'selection/jury-example',
  'engine/simulation/mutants'
]

export default class LongestFirst extends Sequencer {
  /** @param {{ path: string }[]} tests */
  sort(tests) {
    const others = super.sort(tests)
    const long = LONG.flatMap((name) =>
      others.filter(({ path }) => path.endsWith(`/test/${name}.test.ts`))
    )
    return [...long, ...others.filter((test) => !long.includes(test))]
  }
}
