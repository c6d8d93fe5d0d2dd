import { prove } from '../../../src/engine/prove/prove.ts'
import { describeFinding } from '../../../src/engine/prove/describe-finding.ts'
import { callChart } from '../../../workflows/territoire-volontaire/call.chart.ts'
import type { Finding, FindingKind } from '../../../src/engine/prove/finding.ts'
import { sound } from '../fixtures/broken/chart.ts'
import { brokenWays, chainOf, hugeChart } from '../fixtures/broken/ways.ts'
import { brokenWords } from '../fixtures/broken/words.ts'
import { permit } from '../fixtures/permit.chart.ts'

const brokenCharts = [...brokenWords, ...brokenWays]

describe('the proof of a chart', () => {
  it('finds nothing wrong with a sound chart', () => {
    expect(prove(sound).findings).toEqual([])
    expect(prove(permit).findings.filter(({ kind }) => kind !== 'missing-label')).toEqual([])
  })

  it.each(brokenCharts.map((broken) => [broken.fault, broken] as const))(
    'catches %s',
    (_, broken) => {
      const { findings } = prove(broken.chart)
      expect(findings.map(({ kind, about }) => ({ kind, about }))).toContainEqual({
        kind: broken.kind,
        about: broken.about
      })
    }
  )

  it('shows the shortest way to what is wrong, in events and guards', () => {
    const { chart } = brokenCharts.find(({ fault }) => fault === 'a state that nothing leaves')!
    const finding = prove(chart).findings.find(({ kind }) => kind === 'dead-end')
    expect(finding?.path).toEqual(['start', 'GO'])
  })

  it('words that way with the labels of the chart, and keeps the names', () => {
    const finding: Finding = {
      ...{ kind: 'dead-end', about: 'x', message: 'Nothing leads out of x.' },
      path: ['start', 'OPEN (nothingMissing)', 'after closing (not wasDownAcross)']
    }
    expect(describeFinding(finding, callChart)).toBe(
      '- dead-end: Nothing leads out of x.\n' +
        '  by: start → “Open the call” [OPEN] (nothingMissing) → after “submissions close” [closing] (not wasDownAcross)'
    )
  })

  it('stops at the cap with a message that says what to do', () => {
    const [finding] = prove(hugeChart(6), 500).findings.filter(({ kind }) => kind === 'too-large')
    expect(finding?.message).toMatch(/More than 500 configurations: split the chart/)
  })

  it('has a broken chart for every kind of finding', () => {
    const caught = new Set<FindingKind>([...brokenCharts.map(({ kind }) => kind), 'too-large'])
    const kinds: Record<FindingKind, true> = {
      inline: true,
      forbidden: true,
      'unknown-guard': true,
      'unknown-action': true,
      'unknown-delay': true,
      'undeclared-event': true,
      'unused-event': true,
      'event-without-role': true,
      'unknown-letter': true,
      'missing-label': true,
      throws: true,
      'too-large': true,
      'dead-end': true,
      unanswered: true,
      unreachable: true,
      'no-owner': true,
      'no-deadline': true,
      'no-fallback': true,
      shadowed: true,
      'never-taken': true,
      'pre-empted': true,
      'timer-loop': true,
      silence: true
    }
    expect([...caught].sort()).toEqual(Object.keys(kinds).sort())
  })

  it('says by role what happens once it is silent for ever', () => {
    const { silence } = prove(permit)
    expect(Object.keys(silence).sort()).toEqual(['applicant', 'messaging', 'officer'])
    expect(silence['applicant']).toContainEqual({
      state: 'path.draft',
      steps: [
        { delay: 'draftLimit', to: ['path.telling', 'objection.possible'] },
        { delay: 'lettersLimit', to: ['path.answered', 'objection.possible'] }
      ],
      answered: ['path.answered', 'objection.possible']
    })
  })

  it('visits each state of a long chain once, which the bench times', () => {
    const { findings, configurations } = prove(chainOf(30))
    expect({ findings, configurations }).toEqual({ findings: [], configurations: 30 })
  })
})
