import type { ApplicationInstance } from '../../src/applications/index.ts'
import type { Services } from '../../src/services.ts'
import { openStoryApp, type StoryApp } from '../web/support/story-app.ts'

/**
 * The main job: one real call, forty-three dossiers, from publication to the last answer, each step through
 * the verbs that pages use. Nothing in the story may be refused, and nothing may be left unanswered.
 */
describe('the story of a call', () => {
  let app: StoryApp
  let services: Services

  beforeAll(async () => {
    app = await openStoryApp('results', { strict: true })
    services = app.services
    await app.playUntil('2027-06-01T12:00:00+02:00')
  })

  afterAll(() => app.close())

  const all = () =>
    services.applications.models.applications
      .find({ 'subject.call': '2027-01' })
      .lean<ApplicationInstance[]>()
  const countOf = (instances: ApplicationInstance[], state: string) =>
    instances.filter(({ states }) => states.some((one) => one.startsWith(`file.answered.${state}`)))
      .length

  it('promise 1: 31 received = 4 selected + 5 reserve + 17 not + 3 inadmissible + 2 withdrawn, all answered', async () => {
    const instances = await all()
    expect(instances).toHaveLength(43)
    expect(countOf(instances, 'selected') + countOf(instances, 'accepted')).toBe(4)
    expect(countOf(instances, 'reserve')).toBe(5)
    expect(countOf(instances, 'notSelected')).toBe(17)
    expect(countOf(instances, 'inadmissible')).toBe(3)
    expect(countOf(instances, 'withdrawn')).toBe(2)
    expect(countOf(instances, 'notDeposited')).toBe(12)
    expect(await services.applications.unanswered('2027-01')).toEqual({
      unanswered: 0,
      failedAlerts: 0
    })
  })

  it('selects the four territories of the jury’s example, in their places', async () => {
    const selected = (await all())
      .filter(({ snapshot }) => {
        const outcome = snapshot.context['outcome'] as { kind: string } | null
        return outcome?.kind === 'selected'
      })
      .map(({ _id }) => _id)
    expect(selected.sort()).toEqual(['VAC-0003', 'VAC-0009', 'VAC-0012', 'VAC-0017'])
  })

  it('promise 2: the rules announced are those of the opening, byte for byte', async () => {
    const seals = await services.calls.seals('2027-01')
    expect(seals).toHaveLength(1)
    const call = await services.calls.find('2027-01')
    expect(call?.snapshot.context['seals']).toEqual([seals[0]?.sha256])
  })

  it('promise 3: every journal replays to the state that is kept, and no effect is left or stuck', async () => {
    for (const chart of ['application', 'call']) {
      const verified = await services.engine.verify({ chart })
      expect(verified.differences).toEqual([])
    }
    for (const { _id, outbox, incident } of await all()) {
      expect({ _id, outbox, incident }).toEqual({ _id, outbox: [] })
    }
  })

  it('sends each person each letter once', async () => {
    const messages = await services.messages.list({ limit: 5_000 })
    const keys = messages.map(({ _id }) => _id)
    expect(new Set(keys).size).toBe(keys.length)
    const ofTheStory = messages.filter(({ application }) => application?.startsWith('VAC-'))
    expect(ofTheStory.length).toBeGreaterThan(200)
    expect(ofTheStory.filter(({ state }) => state !== 'sent')).toEqual([])
    const answers = messages.filter(
      ({ letter, application }) => application === 'VAC-0017' && letter === 'selected'
    )
    expect(answers.map(({ to }) => to.name).sort()).toEqual(['Inès Caron', 'Paul Aubry'])
  })

  it('offers a place that nobody accepted in time to the next of the reserve that keeps the constraints', async () => {
    await app.playUntil('2027-06-30T12:00:00+02:00')
    const instances = await all()
    const stateOf = (number: string) => instances.find(({ _id }) => _id === number)?.states[0]
    // Saint-Pierre-des-Corps never replied; Bourges Plus and Dreux stand before, in départements that hold a place
    expect(stateOf('VAC-0009')).toBe('file.answered.lapsed')
    expect(stateOf('VAC-0005')).toBe('file.answered.reserve')
    expect(stateOf('VAC-0002')).toBe('file.answered.reserve')
    expect(stateOf('VAC-0020')).toMatch(/^file\.answered\.selected/)
    // two territories contest: one was answered, the other waits for the authority
    const appealOf = (number: string) => instances.find(({ _id }) => _id === number)?.states[1]
    expect(appealOf('VAC-0004')).toBe('appeal.settled')
    expect(appealOf('VAC-0007')).toBe('appeal.examined')
    expect(await services.applications.unanswered('2027-01')).toEqual({
      unanswered: 0,
      failedAlerts: 0
    })
  })
})
