import { answering, codesOf } from '../support/forms.ts'

const valueOf = (settings: object, body: object) => answering(settings, body)?.value
const errorsOf = (settings: object, body: object) => codesOf(answering(settings, body))

describe('a timetable', () => {
  const type = { type: 'timetable', min: 1, max: 2 }
  const step = { 'q.0.step': 'Vote', 'q.0.start': '2027-09-01', 'q.0.end': '01/10/2027' }

  it('keeps steps with their days', () => {
    expect(valueOf(type, step)).toEqual([{ step: 'Vote', start: '2027-09-01', end: '2027-10-01' }])
  })

  it.each(['2027-09-01', '2027-08-31'])(
    'refuses a step that starts on 1 September and ends on %s',
    (end) => {
      expect(errorsOf(type, { ...step, 'q.0.end': end })).toEqual(['0.end: end-before-start'])
    }
  )

  it('names each part missing, and each day that does not exist', () => {
    expect(errorsOf(type, { 'q.0.step': 'Vote', 'q.0.end': '2027-02-30' })).toEqual([
      '0.start: missing-part',
      '0.end: not-a-date'
    ])
    expect(errorsOf({ ...type, min: 2 }, step)).toEqual(['too-few-rows'])
    expect(errorsOf({ ...type, stepMax: 3 }, step)).toEqual(['0.step: too-long'])
  })
})
