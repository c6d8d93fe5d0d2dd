import { Refusal } from '../../src/engine/index.ts'
import { DAY, applicant, neighbour, officer } from './fixtures/permit.chart.ts'
import { MORNING, begin, setting } from './support/setting.ts'

const submit = (size: number, command = 'c1') => ({
  chart: 'permit',
  id: 'P-1',
  event: { type: 'SUBMIT', size },
  by: applicant,
  command
})

async function refusalOf(promise: Promise<unknown>): Promise<Refusal> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason
  )
  if (!(error instanceof Refusal)) throw new Error(`Not refused: ${String(error)}`)
  return error
}

describe('sending an event', () => {
  it('moves the instance, arms its timers and puts its letters in the outbox in one write', async () => {
    const here = setting()
    await begin(here)
    const { instance } = await here.engine.send(submit(12))
    expect(instance.states).toEqual(['path.checking.reading', 'objection.possible'])
    expect(instance.owners).toEqual(['officer'])
    expect(instance.timers.map(({ dueAt }) => dueAt)).toEqual([
      new Date(MORNING.getTime() + 40 * DAY)
    ])
    expect(instance.outbox).toMatchObject([
      { key: 'P-1:2:0', type: 'sendLetter', params: { letter: 'receipt' } }
    ])
    expect(await here.store.read('P-1')).toEqual(instance)
  })

  it('does a command once, however often it is sent, even after the state has moved on', async () => {
    const here = setting()
    await begin(here)
    await here.engine.send(submit(5))
    const again = await here.engine.send(submit(5))
    expect(again).toMatchObject({ repeated: true, seq: 2 })
    expect(again.instance.history).toHaveLength(2)
    expect(await begin(here)).toMatchObject({ repeated: true, seq: 1 })
  })

  it('refuses with the guard that fails, its sentence’s variables, and the role', async () => {
    const here = setting()
    await begin(here)
    const { reasons } = await refusalOf(here.engine.send(submit(51)))
    expect(reasons).toEqual([{ kind: 'guard', code: 'fits', params: { limit: 50 } }])
    const other = await refusalOf(here.engine.send({ ...submit(51), by: neighbour }))
    expect(other.reasons.map(({ kind, code }) => [kind, code])).toEqual([
      ['role', 'applicant'],
      ['guard', 'fits']
    ])
  })

  it('says in which states an event is possible, and when the clock alone will allow it', async () => {
    const here = setting()
    await begin(here)
    await here.engine.send(submit(5))
    await here.engine.send({
      chart: 'permit',
      id: 'P-1',
      event: { type: 'ASK', what: 'plan' },
      by: officer,
      command: 'c2'
    })
    const refused = await refusalOf(
      here.engine.send({
        chart: 'permit',
        id: 'P-1',
        event: { type: 'GRANT' },
        by: officer,
        command: 'c3'
      })
    )
    expect(refused.reasons).toEqual([
      {
        kind: 'state',
        code: 'path.checking.asking',
        params: {
          states: ['path.checking.asking', 'objection.possible'],
          from: ['path.checking.reading']
        }
      }
    ])
    expect(refused.later).toEqual({
      at: new Date(MORNING.getTime() + 15 * DAY),
      delay: 'replyLimit'
    })
  })

  it('refuses a stale copy, an unknown event, XState’s own events and an unknown instance', async () => {
    const here = setting()
    await begin(here)
    await here.engine.send(submit(5))
    const stale = await refusalOf(here.engine.send({ ...submit(6, 'c2'), expect: 1 }))
    expect(stale.reasons[0]).toMatchObject({ kind: 'stale', code: 'version' })
    for (const type of [
      'NO_SUCH',
      'xstate.after.draftLimit.permit.path.draft',
      'xstate.stop',
      '*'
    ]) {
      const unknown = await refusalOf(here.engine.send({ ...submit(5, 'c3'), event: { type } }))
      expect(unknown.reasons).toEqual([{ kind: 'unknown', code: type }])
    }
    const nowhere = await refusalOf(here.engine.send({ ...submit(5), id: 'P-9' }))
    expect(nowhere.reasons[0]).toMatchObject({ kind: 'unknown', code: 'instance' })
  })

  it('gives each of several senders its own step, none lost', async () => {
    const here = setting()
    await begin(here)
    await here.engine.send(submit(5))
    const asks = Array.from({ length: 12 }, (_, n) =>
      here.engine.send({
        chart: 'permit',
        id: 'P-1',
        event: { type: 'ASK', what: `q${n}` },
        by: officer,
        command: `ask ${n}`
      })
    )
    const seqs = (await Promise.all(asks)).map(({ seq }) => seq)
    expect(new Set(seqs).size).toBe(12)
    const instance = await here.store.read('P-1')
    expect(instance?.snapshot.context['asked']).toHaveLength(12)
    expect(instance?.outbox).toHaveLength(13)
  })
})

describe('what may this person do now', () => {
  it('answers each event of the actor’s roles, with reasons where it is not possible', async () => {
    const here = setting()
    await begin(here)
    const { instance } = await here.engine.send(submit(5))
    const offers = here.engine.may({
      chart: 'permit',
      instance,
      actor: officer,
      probes: { REFUSE: { reason: '' } }
    })
    expect(offers.map(({ event, allowed }) => [event, allowed])).toEqual([
      ['ASK', true],
      ['GRANT', true],
      ['REFUSE', false],
      ['EXTEND', true]
    ])
    expect(offers[2]?.reasons).toEqual([{ kind: 'guard', code: 'givesReason' }])
  })
})
