import { DAY, applicant, officer } from './fixtures/permit.chart.ts'
import { MORNING, begin, setting } from './support/setting.ts'

const after = (days: number, ms = 0) => new Date(MORNING.getTime() + days * DAY + ms)
const submit = {
  chart: 'permit',
  id: 'P-1',
  event: { type: 'SUBMIT', size: 5 },
  by: applicant,
  command: 'c1'
}

describe('what the clock will do, foreseen', () => {
  it('is what it does when nobody acts, state by state and date by date, up to the answer', async () => {
    const here = setting()
    await begin(here)
    const { instance } = await here.engine.send({ ...submit, id: 'P-1' })
    const foreseen = here.engine.foresee({ chart: 'permit', instance })
    expect(foreseen.at(-1)!.to).toContain('path.answered')
    // effects that bring no result: everybody stays silent
    const silent = setting(() => Promise.resolve())
    await begin(silent)
    await silent.engine.send(submit)
    for (const { at } of foreseen) {
      silent.clock.moveTo(at)
      await silent.engine.tick()
    }
    const lived = (await silent.store.read('P-1'))!.history.slice(2)
    expect(foreseen.map(({ at, from, to }) => ({ at, from, to }))).toEqual(
      lived.map(({ at, from, to }) => ({ at, from, to }))
    )
    expect((await here.store.read('P-1'))!.v).toBe(2)
  })
})

describe('timers', () => {
  it('never fires early, and fires at the very instant', async () => {
    const here = setting()
    await begin(here)
    here.clock.moveTo(after(30, -1))
    expect(await here.engine.tick()).toMatchObject({ fired: 0 })
    here.clock.moveTo(after(30))
    expect(await here.engine.tick()).toMatchObject({ fired: 1 })
  })

  it('fires once after months of downtime, in the order of dates, with its true date journaled', async () => {
    const here = setting()
    await begin(here, 'P-2')
    here.clock.moveTo(after(1))
    await begin(here)
    await here.engine.send(submit)
    here.clock.moveTo(after(400))
    await here.engine.tick()
    const late = (await here.store.read('P-2'))!.history[1]!
    expect(late).toMatchObject({
      event: { type: 'xstate.after.draftLimit.permit.path.draft' },
      dueAt: after(30)
    })
    expect(late.at).toEqual(after(400))
    const first = (await here.store.read('P-1'))!
    expect(first.history[2]).toMatchObject({ dueAt: after(21), at: after(400) })
    expect(here.sent.map(({ key }) => key)).toContain('P-1:3:0')
    // the two years of retention count from the true date
    expect(first.timers.map(({ dueAt }) => dueAt)).toEqual([after(400 + 730)])
  })

  it('keeps a deadline that is not re-entered, and arms anew the one that is', async () => {
    const here = setting()
    await begin(here)
    await here.engine.send(submit)
    here.clock.moveTo(after(5))
    await here.engine.send({
      chart: 'permit',
      id: 'P-1',
      event: { type: 'ASK', what: 'plan' },
      by: officer,
      command: 'c2'
    })
    here.clock.moveTo(after(6))
    const { instance } = await here.engine.send({
      chart: 'permit',
      id: 'P-1',
      event: { type: 'ASK', what: 'map' },
      by: officer,
      command: 'c3'
    })
    expect(instance.timers.map(({ dueAt }) => dueAt)).toEqual([after(20), after(20)])
    const again = await here.engine.send({
      chart: 'permit',
      id: 'P-1',
      event: { type: 'EXTEND' },
      by: officer,
      command: 'c4'
    })
    expect(again.instance.timers.map(({ dueAt, seq }) => [dueAt, seq])).toEqual([
      [after(20), 2],
      [after(21), 5]
    ])
  })

  it('moves one deadline by hand, with its reason in the journal', async () => {
    const here = setting()
    await begin(here)
    const { instance } = await here.engine.postpone({
      chart: 'permit',
      id: 'P-1',
      delay: 'draftLimit',
      dueAt: after(90),
      by: officer,
      command: 'more time',
      why: 'The town hall was flooded.'
    })
    expect(instance.history.at(-1)).toMatchObject({
      by: officer,
      why: 'The town hall was flooded.'
    })
    here.clock.moveTo(after(89))
    expect(await here.engine.tick()).toMatchObject({ fired: 0 })
    here.clock.moveTo(after(90))
    expect(await here.engine.tick()).toMatchObject({ fired: 1 })
  })

  it('says what the clock will do next, and where it will lead', async () => {
    const here = setting()
    await begin(here)
    await here.engine.send(submit)
    expect(await here.engine.upcoming({ chart: 'permit', filter: { _id: 'P-1' } })).toMatchObject([
      {
        id: 'P-1',
        delay: 'checkingLimit',
        dueAt: after(20),
        to: ['path.telling', 'objection.possible']
      }
    ])
  })
})
