import { applicant } from './fixtures/permit.chart.ts'
import { MORNING, begin, setting, type Setting } from './support/setting.ts'

const submit = {
  chart: 'permit',
  id: 'P-1',
  event: { type: 'SUBMIT', size: 5 },
  by: applicant,
  command: 'c1'
}
const withdraw = { ...submit, event: { type: 'WITHDRAW' }, command: 'c2' }
const later = (minutes: number) => new Date(MORNING.getTime() + minutes * 60_000)

describe('effects', () => {
  it('are done once, and their result comes back as an event before they are forgotten', async () => {
    const here = setting()
    await begin(here)
    await here.engine.send(submit)
    await here.engine.send(withdraw)
    expect(await here.engine.drain({ chart: 'permit', id: 'P-1' })).toEqual({ done: 2, failed: 0 })
    const instance = await here.store.read('P-1')
    expect(here.sent.map(({ letter }) => letter)).toEqual(['receipt', 'answer'])
    expect(instance).toMatchObject({ outbox: [], states: ['path.answered', 'objection.possible'] })
    expect(instance?.subject).toEqual({ street: 'rue des Lilas', answer: 'withdrawn' })
    expect(instance?.history.at(-1)).toMatchObject({ cmd: 'effect:P-1:3:0', by: { id: 'system' } })
  })

  it('are tried again later and later, then wait for a person, who can retry them', async () => {
    let works = false
    const here = setting(() =>
      works ? Promise.resolve() : Promise.reject(new Error('The post is closed.'))
    )
    await begin(here)
    await here.engine.send(submit)
    expect(await here.engine.tick()).toMatchObject({ failed: 1 })
    expect(await here.engine.tick()).toMatchObject({ failed: 0 })
    here.clock.moveTo(later(1))
    expect(await here.engine.tick()).toMatchObject({ failed: 1 })
    for (let hours = 1; hours <= 100; hours += 1) {
      here.clock.moveTo(later(60 * hours))
      await here.engine.tick()
    }
    const stuck = await here.store.read('P-1')
    expect(stuck?.incident).toMatchObject({ key: 'P-1:2:0', error: 'The post is closed.' })
    expect(stuck?.outbox).toMatchObject([{ attempts: 7, stuck: true }])
    works = true
    await here.engine.retryEffect({ chart: 'permit', id: 'P-1', key: 'P-1:2:0' })
    expect(await here.engine.tick()).toMatchObject({ done: 1 })
    expect(await here.store.read('P-1')).toMatchObject({ outbox: [] })
    expect((await here.store.read('P-1'))?.incident).toBeUndefined()
  })

  it('can be settled by hand, with what was done in the journal and its result sent', async () => {
    const here = setting(() => Promise.reject(new Error('no')))
    await begin(here)
    await here.engine.send(submit)
    await here.engine.send(withdraw)
    await here.engine.tick()
    await here.engine.settleEffect({
      chart: 'permit',
      id: 'P-1',
      key: 'P-1:3:0',
      by: { id: 'omar', roles: ['officer'] },
      command: 'by hand',
      why: 'Handed over in person.',
      event: { type: 'NOTIFIED' }
    })
    const instance = await here.store.read('P-1')
    expect(instance?.states[0]).toBe('path.answered')
    expect(instance?.outbox.map(({ key }) => key)).toEqual(['P-1:2:0'])
    expect(instance?.history.some(({ why }) => why === 'Handed over in person.')).toBe(true)
  })

  it('resume from their cursor after a failure, without beginning again', async () => {
    const reached: unknown[] = []
    let broken = true
    const here = setting(({ cursor }) => {
      const at = typeof cursor === 'number' ? cursor : 0
      if (at === 2 && broken) return Promise.reject(new Error('cut'))
      reached.push(at)
      return Promise.resolve(at < 4 ? { more: at + 1 } : undefined)
    })
    await begin(here)
    await here.engine.send(submit)
    await here.engine.tick()
    broken = false
    here.clock.moveTo(later(1))
    await here.engine.tick()
    expect(reached).toEqual([0, 1, 2, 3, 4])
  })

  it('reach five hundred other instances once each, though cut twice on the way', async () => {
    const others = Array.from({ length: 500 }, (_, n) => `D-${String(n).padStart(3, '0')}`)
    let cuts = 0
    const here: Setting = setting(async ({ key, cursor }) => {
      const from = typeof cursor === 'number' ? cursor : 0
      for (const [n, id] of others.slice(from, from + 50).entries()) {
        if (cuts < 2 && from === 200 && n === 20 + cuts) {
          cuts += 1
          throw new Error('cut')
        }
        const by = { id: 'P-1', roles: ['neighbour'] }
        await here.engine.send({
          chart: 'permit',
          id,
          event: { type: 'OBJECT' },
          by,
          command: `${key}:${id}`
        })
      }
      return from + 50 < others.length ? { more: from + 50 } : undefined
    })
    for (const id of ['P-1', ...others]) await begin(here, id)
    await here.engine.send(submit)
    for (const minutes of [0, 1, 6]) {
      here.clock.moveTo(later(minutes))
      await here.engine.tick()
    }
    const told = await Promise.all(others.map((id) => here.store.read(id)))
    expect(told.filter((one) => one?.states[1] === 'objection.made' && one.v === 2)).toHaveLength(
      500
    )
    expect(cuts).toBe(2)
    expect((await here.store.read('P-1'))?.outbox).toEqual([])
  })
})
