import { stageOf } from '../../../../src/web/public/call/stage.ts'

const subject = {
  number: '2027-01',
  code: 'VAC',
  title: { fr: 'Titre' },
  shortTitle: { fr: 'Titre' },
  opensAt: new Date('2027-01-11T08:00:00Z'),
  closesAt: new Date('2027-03-15T11:00:00Z'),
  answersBy: new Date('2027-05-28T16:00:00Z')
}
const during = new Date('2027-02-01T08:00:00Z')
const stage = (state: string, now = during) => stageOf({ states: [state], subject }, now)

describe('the stage of a call, for the public', () => {
  it('is nothing while the call is prepared or was given up: it does not exist', () => {
    expect(stage('draft')).toBeNull()
    expect(stage('discarded')).toBeNull()
  })

  it('is the same while the authority or its deputy decides: nobody reads who is late', () => {
    const names = ['opinion', 'noOpinion', 'decision', 'deputy']
    const stages = names.map((name) => stage(`closed.deliberating.${name}`))
    expect(new Set(stages)).toEqual(new Set(['deliberating']))
  })

  it('is coming while its opening is ahead, open from that very instant', () => {
    expect(stage('open.early', new Date(subject.opensAt.getTime() - 1))).toBe('coming')
    expect(stage('open.early', subject.opensAt)).toBe('open')
  })

  it('tells a settled cancellation from a call without action by its journal', () => {
    const settled = (type: string) =>
      stageOf(
        {
          states: ['cancelledAndAnswered'],
          subject,
          history: [
            {
              ...{ seq: 1, at: during, cmd: '', by: { id: '', roles: [] }, event: { type } },
              ...{ def: { version: 1, hash: '' }, after: '', hash: '' }
            }
          ]
        } as never,
        during
      )
    expect(settled('CANCEL')).toBe('cancelled')
    expect(settled('COMPLETE')).toBe('without-action')
  })
})
