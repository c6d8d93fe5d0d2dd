import type { Instance } from '../../src/engine/index.ts'
import { DAY, applicant, neighbour, officer } from './fixtures/permit.chart.ts'
import { MORNING, begin, setting, type Setting } from './support/setting.ts'

async function lived(): Promise<Setting> {
  const here = setting()
  await begin(here)
  const say = (event: { type: string; [fact: string]: unknown }, by: typeof officer) =>
    here.engine.send({ chart: 'permit', id: 'P-1', event, by, command: JSON.stringify(event) })
  await say({ type: 'SUBMIT', size: 12 }, applicant)
  await say({ type: 'ASK', what: 'plan' }, officer)
  await say({ type: 'EXTEND' }, officer)
  await say({ type: 'OBJECT' }, neighbour)
  await here.engine.postpone({
    chart: 'permit',
    id: 'P-1',
    delay: 'checkingLimit',
    dueAt: new Date(MORNING.getTime() + 90 * DAY),
    by: officer,
    command: 'longer',
    why: 'Holidays.'
  })
  here.clock.moveTo(new Date(MORNING.getTime() + 100 * DAY))
  await here.engine.tick()
  return here
}

/** A copy of what is kept, changed, in its place. */
async function tamper({ store }: Setting, change: (instance: Instance) => void): Promise<void> {
  const instance = structuredClone(await store.read('P-1'))
  if (!instance) throw new Error('gone')
  change(instance)
  store.overwrite(instance)
}

describe('verifying', () => {
  it('replays a whole life to the same state', async () => {
    const here = await lived()
    const instance = await here.store.read('P-1')
    expect(instance?.history.length).toBeGreaterThan(7)
    expect(await here.engine.verify({ chart: 'permit' })).toMatchObject({
      instances: 1,
      differences: []
    })
  })

  it('names the step whose entry was altered', async () => {
    const here = await lived()
    await tamper(here, ({ history }) => {
      history[2]!.by = { id: 'somebody else', roles: ['officer'] }
    })
    const { differences } = await here.engine.verify({ chart: 'permit' })
    expect(differences).toMatchObject([{ id: 'P-1', seq: 3, what: 'chain' }])
  })

  it('names an instance whose state was altered behind its journal', async () => {
    const here = await lived()
    await tamper(here, ({ snapshot }) => {
      snapshot.context['answer'] = 'granted with honours'
    })
    expect((await here.engine.verify({ chart: 'permit' })).differences).toMatchObject([
      { id: 'P-1', what: 'state' }
    ])
  })
})
