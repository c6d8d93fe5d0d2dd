import {
  quorumOf,
  sessionOf,
  type SessionEntry,
  type SessionEvent
} from '../../src/selection/index.ts'

const MEMBERS = [
  'vasseur',
  'lemaire',
  'tessier',
  'collin',
  'delmas',
  'bensaid',
  'joubert',
  'marchal',
  'rouault'
]

const convene: SessionEvent = {
  ...{ type: 'CONVENE', meetsAt: 0, place: 'Orléans', chair: 'vasseur', secretary: 'lefort' },
  members: MEMBERS.map((account) => ({ account, seat: 'peer', votes: true })),
  quorumWaived: false
}
const here = (member: string, how: 'room' | 'remote' = 'room'): SessionEvent => ({
  ...{ type: 'ARRIVE', member, how }
})

function after(...events: SessionEvent[]) {
  return sessionOf(
    events.map((event, i): SessionEntry => ({
      ...{ n: i + 1, at: new Date(i), cmd: `c${i}`, event, hash: '' },
      by: { id: 'lefort', roles: ['officer'] }
    }))
  )
}

/** The jury of 11 May 2027: seven present, one of them remote, one mandate, one excused. */
const eleventhOfMay: SessionEvent[] = [
  ...[convene, { type: 'OPEN' } as const],
  ...['vasseur', 'lemaire', 'tessier', 'bensaid', 'joubert', 'rouault'].map((one) => here(one)),
  here('collin', 'remote'),
  { type: 'EXCUSE', member: 'marchal' },
  { type: 'GIVE_MANDATE', from: 'delmas', to: 'collin', dated: '2027-05-07' }
]
const recusals = new Map([
  ['VAC-0005', ['tessier']],
  ['VAC-0017', ['bensaid']],
  ['VAC-0001', ['rouault', 'a-reader-who-does-not-sit']]
])

describe('the quorum', () => {
  it('counts those present, at a distance and represented, out of half of nine', () => {
    expect(quorumOf(after(...eleventhOfMay), recusals, ['VAC-0023'])).toEqual({
      ...{ present: 7, remote: 1, recused: 0, mandates: 1, votes: 8, required: 5 },
      ...{ waived: false, met: true }
    })
  })

  it('is counted again for each dossier, without whoever stands aside', () => {
    const session = after(...eleventhOfMay)
    expect(quorumOf(session, recusals, ['VAC-0005']).votes).toBe(7)
    expect(quorumOf(session, recusals, 'ranking')).toMatchObject({
      recused: 3,
      votes: 5,
      met: true
    })
  })

  it('is lost when one more leaves', () => {
    const session = after(...eleventhOfMay, { type: 'LEAVE', member: 'joubert' })
    expect(quorumOf(session, recusals, 'ranking')).toMatchObject({ votes: 4, met: false })
  })

  it('does not count a mandate whose holder, or giver, stands aside', () => {
    const session = after(...eleventhOfMay)
    expect(quorumOf(session, new Map([['X', ['collin']]]), ['X'])).toMatchObject({
      votes: 6,
      mandates: 0
    })
    expect(quorumOf(session, new Map([['X', ['delmas']]]), ['X'])).toMatchObject({
      votes: 7,
      mandates: 0
    })
  })

  it('ends a mandate when its giver arrives', () => {
    const session = after(...eleventhOfMay, here('delmas'))
    expect(quorumOf(session, recusals, ['VAC-0023'])).toMatchObject({ mandates: 0, votes: 8 })
  })

  it('is not asked of a second convocation, where nobody at all still decides nothing', () => {
    const again: SessionEvent = { ...convene, quorumWaived: true }
    expect(quorumOf(after(again, here('vasseur')), new Map(), 'ranking').met).toBe(true)
    expect(quorumOf(after(again), new Map(), 'ranking').met).toBe(false)
  })
})

describe('a vote', () => {
  const motion: SessionEvent = {
    ...{ type: 'MOVE', motion: 'm', by: 'lemaire', text: 't' },
    concerns: 'ranking'
  }
  const voted = (
    counts: { for: number; against: number; abstain: number },
    chair: 'for' | 'against' | 'abstain'
  ) =>
    after(...eleventhOfMay, motion, { type: 'VOTE', motion: 'm', ...counts, chair }).motions[0]
      ?.vote

  it('is carried by a majority, without the casting vote', () => {
    expect(voted({ for: 4, against: 1, abstain: 0 }, 'for')).toMatchObject({
      adopted: true,
      casting: false
    })
  })

  it('is settled by the chair when votes are equal, and rejected when the chair abstains', () => {
    expect(voted({ for: 2, against: 2, abstain: 1 }, 'for')).toMatchObject({
      adopted: true,
      casting: true
    })
    expect(voted({ for: 2, against: 2, abstain: 1 }, 'against')).toMatchObject({
      adopted: false,
      casting: true
    })
    expect(voted({ for: 2, against: 2, abstain: 1 }, 'abstain')).toMatchObject({
      adopted: false,
      casting: false
    })
  })
})
