import {
  parisDate,
  parisDateTime,
  parisDay,
  parisInstant,
  parisIso,
  parisIsoDate,
  parisTime
} from '../../src/shared/paris-time.ts'

/** No-break spaces are told apart from others by the eye only: show them. */
const visible = (text: string) => text.replaceAll('\u00a0', '~')

describe('time as Paris shows it', () => {
  const closing = new Date('2027-03-15T11:00:00Z')

  it('writes the closing as the call announces it', () => {
    expect(visible(parisDateTime(closing))).toBe('lundi 15~mars~2027, 12~h~00')
    expect(visible(parisDateTime(closing, 'en'))).toBe('Monday 15~March~2027, 12:00')
  })

  it('reads the announced hour as the same instant', () => {
    expect(parisInstant('2027-03-15', '12:00')).toEqual(closing)
    expect(parisInstant('2027-05-28', '18:00')).toEqual(new Date('2027-05-28T16:00:00Z'))
  })

  it('writes the first of a month as French does', () => {
    expect(visible(parisDay(new Date('2027-05-01T08:00:00Z')))).toBe('1er~mai')
    expect(visible(parisDay(new Date('2027-05-01T08:00:00Z'), 'en'))).toBe('1~May')
  })

  it('takes the date of Paris, not of Greenwich', () => {
    const lateEvening = new Date('2027-07-13T22:30:00Z')
    expect(visible(parisDate(lateEvening))).toBe('mercredi 14~juillet~2027')
    expect(parisIsoDate(lateEvening)).toBe('2027-07-14')
    expect(visible(parisTime(lateEvening))).toBe('0~h~30')
  })

  it('says its offset, for machines', () => {
    expect(parisIso(closing)).toBe('2027-03-15T12:00:00+01:00')
    expect(parisIso(new Date('2027-07-01T00:00:00Z'))).toBe('2027-07-01T02:00:00+02:00')
  })

  it('understands 24:00 as the next midnight', () => {
    expect(parisInstant('2027-12-31', '24:00')).toEqual(new Date('2027-12-31T23:00:00Z'))
  })

  it('puts an hour that does not exist one hour later, and takes the first of an hour that exists twice', () => {
    expect(parisIso(parisInstant('2027-03-28', '02:30'))).toBe('2027-03-28T03:30:00+02:00')
    expect(parisIso(parisInstant('2027-10-31', '02:30'))).toBe('2027-10-31T02:30:00+02:00')
  })

  it('gives back every wall time it is asked for, all year long', () => {
    for (let hour = 0; hour < 366 * 24; hour++) {
      const instant = new Date(Date.UTC(2027, 0, 1, hour))
      const [date, time] = parisIso(instant).split('T') as [string, string]
      const again = parisInstant(date, time.slice(0, 5))
      // The second of two equal hours, in October, is read as the first.
      const shift = instant.getTime() - again.getTime()
      expect(shift === 0 || (shift === 3_600_000 && date === '2027-10-31')).toBe(true)
    }
  })

  it.each(['2027-02-29', '2027-13-01', '15/03/2027', ''])('refuses the date %p', (date) => {
    expect(() => parisInstant(date)).toThrow(RangeError)
  })

  it.each(['25:00', '12:60', '24:01', 'midi'])('refuses the hour %p', (time) => {
    expect(() => parisInstant('2027-03-15', time)).toThrow(RangeError)
  })
})
