import { daysLaterAt, freePeriodEnd, silenceEnd } from '../../src/selection/index.ts'
import { parisIso } from '../../src/shared/paris-time.ts'

/** The last day included: the end is the midnight that follows it. */
function lastDay(read: string, months = 2): string {
  const end = freePeriodEnd(new Date(read), months)
  expect(parisIso(end)).toMatch(/T00:00:00/)
  return parisIso(new Date(end.getTime() - 1)).slice(0, 10)
}

describe('a legal period counted free', () => {
  it.each([
    ['the example of the design', '2027-05-28T09:12:00+02:00', '2027-07-29'],
    [
      'a few seconds before midnight still count as that day',
      '2027-05-28T23:59:58+02:00',
      '2027-07-29'
    ],
    ['a summer evening is a day of Paris, not of Greenwich', '2027-05-27T22:30:00Z', '2027-07-29'],
    // read on 1 October 2007: 2 December is a Sunday
    ['a Sunday runs to the Monday', '2007-10-01T10:30:00+02:00', '2007-12-03'],
    ['a Saturday runs to the Monday', '2026-12-05T10:00:00+01:00', '2027-02-08'],
    ['1 May, a Saturday, then the Sunday', '2027-02-28T10:00:00+01:00', '2027-04-29'],
    ['14 July runs to the next day', '2027-05-13T10:00:00+02:00', '2027-07-15'],
    // Easter 2027 is on 28 March: 27 January + 2 months + 1 day = 28 March, then Easter Monday
    ['Easter Sunday, then Easter Monday', '2027-01-27T10:00:00+01:00', '2027-03-30'],
    // Ascension 2027 is on Thursday 6 May
    ['Ascension runs to the Friday', '2027-03-05T10:00:00+01:00', '2027-05-07'],
    ['Christmas 2026, a Friday, runs to the Monday', '2026-10-24T10:00:00+02:00', '2026-12-28'],
    ['a month without a 31st ends on its last day', '2026-12-31T10:00:00+01:00', '2027-03-01'],
    ['28 February of a common year', '2025-12-30T10:00:00+01:00', '2026-03-02'],
    ['29 February of a leap year', '2027-12-31T10:00:00+01:00', '2028-03-01'],
    ['over the end of a year', '2026-11-17T10:00:00+01:00', '2027-01-18']
  ])('%s', (_name, read, expected) => {
    expect(lastDay(read)).toBe(expected)
  })
})

describe('other periods', () => {
  it('silence is a decision day for day, days off included', () => {
    // 14 July 2027 is no reason to wait
    expect(parisIso(silenceEnd(new Date('2027-05-14T10:00:00+02:00'), 2))).toBe(
      '2027-07-15T00:00:00+02:00'
    )
  })

  it('fifteen days to accept end at six in the evening, across a change of hour too', () => {
    expect(daysLaterAt(new Date('2027-05-28T09:12:00+02:00'), 15, '18:00')).toEqual(
      new Date('2027-06-12T18:00:00+02:00')
    )
    expect(daysLaterAt(new Date('2027-03-20T09:00:00+01:00'), 15, '18:00')).toEqual(
      new Date('2027-04-04T18:00:00+02:00')
    )
  })
})
