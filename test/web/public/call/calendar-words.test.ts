import { createI18n } from '../../../../src/web/i18n/i18n.ts'
import {
  dayRange,
  deadlineWords,
  lastDay,
  shortDeadline,
  timeLeft,
  timeLeftOrPassed
} from '../../../../src/web/public/call/calendar-words.ts'

const i18n = createI18n()
const now = new Date('2027-02-22T14:05:00+01:00')
const fr = { t: i18n.translator('fr'), lang: 'fr', now } as const
const en = { t: i18n.translator('en'), lang: 'en', now } as const
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const paris = (text: string) => new Date(text)

describe('a deadline', () => {
  it('is said with its hour', () => {
    const noon = paris('2027-03-15T12:00:00+01:00')
    expect(plain(deadlineWords(noon, fr))).toBe('lundi 15 mars 2027 à 12 h 00')
    expect(plain(shortDeadline(noon, fr))).toBe('15 mars, midi')
    expect(plain(deadlineWords(noon, en))).toBe('Monday 15 March 2027 at 12:00')
  })

  it('at midnight belongs to the day that ends, or people would read one day too many', () => {
    const midnight = paris('2027-03-08T00:00:00+01:00')
    expect(plain(deadlineWords(midnight, fr))).toBe('dimanche 7 mars 2027 à minuit')
    expect(plain(lastDay(midnight, fr))).toBe('7 mars')
  })
})

it('days of one month are said once with their month', () => {
  const range = (from: string, to: string) => plain(dayRange(paris(from), paris(to), fr))
  expect(range('2027-03-15T12:00:00+01:00', '2027-03-26T18:00:00+01:00')).toBe('15 – 26 mars')
  expect(range('2027-03-29T08:00:00+02:00', '2027-04-23T18:00:00+02:00')).toBe('29 mars – 23 avril')
  expect(range('2027-06-01T08:00:00+02:00', '2027-06-03T08:00:00+02:00')).toBe('1er – 3 juin')
})

it('a day of another year than the reader’s says which: a page is read long after its call', () => {
  const later = { ...fr, now: paris('2028-01-10T09:00:00+01:00') }
  const noon = paris('2027-03-15T12:00:00+01:00')
  expect(plain(shortDeadline(noon, later))).toBe('15 mars 2027, midi')
  expect(plain(lastDay(paris('2028-01-01T00:00:00+01:00'), later))).toBe('31 décembre 2027')
  expect(plain(dayRange(noon, paris('2027-03-26T18:00:00+01:00'), later))).toBe('15 – 26 mars 2027')
  const winter = dayRange(
    paris('2027-12-20T08:00:00+01:00'),
    paris('2028-01-07T18:00:00+01:00'),
    fr
  )
  expect(plain(winter)).toBe('20 décembre – 7 janvier 2028')
})

it('a date that is still waited for after it says that it has passed', () => {
  const noon = paris('2027-03-15T12:00:00+01:00')
  expect(timeLeftOrPassed(noon, paris('2027-03-15T12:00:00+01:00'), fr)).toBe(
    'cette date est passée'
  )
  expect(timeLeftOrPassed(noon, paris('2027-03-14T08:00:00+01:00'), fr)).toBe('demain')
})

it.each([
  ['2027-02-22T14:05:00+01:00', 'dans 21 jours'],
  ['2027-03-13T23:59:00+01:00', 'dans 2 jours'],
  ['2027-03-14T08:00:00+01:00', 'demain'],
  ['2027-03-14T12:30:00+01:00', 'dans 23 heures'],
  ['2027-03-15T11:30:00+01:00', 'dans 30 minutes'],
  ['2027-03-15T11:59:30+01:00', 'dans une minute'],
  ['2027-03-15T12:00:00+01:00', '']
])('at %s the closing of 15 March, noon, is %p', (now, words) => {
  expect(timeLeft(paris('2027-03-15T12:00:00+01:00'), paris(now), fr)).toBe(words)
})
