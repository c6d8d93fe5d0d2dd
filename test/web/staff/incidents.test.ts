import { startApp, type TestApp } from '../../support/app.ts'
import { newClient, signIn, type Client } from '../../support/client.ts'
import { field, words } from '../support/html.ts'

const CALL = '2027-01'
const PAGE = `/equipe/appels/${CALL}/incidents`

/** Promise 3: nothing acknowledged is lost. What Candide gives up, a person sees, and takes in hand. */
describe('incidents in front of the team', () => {
  let app: TestApp
  let nadia: Client
  beforeAll(async () => {
    app = await startApp({ start: new Date('2027-01-04T08:00:00Z') })
    const { accounts } = app.services
    const { id } = await accounts.ensure({ mail: 'nadia@example.org', name: 'Nadia Lefort' })
    await accounts.grant(id, 'direction')
    nadia = newClient(app.baseUrl)
    await signIn(app, nadia, 'nadia@example.org')
    const page = await nadia.get('/equipe/appels')
    await nadia.post('/equipe/appels', { command: field(page.text, 'command') })
    await accounts.grantInCall(id, CALL, ['officer'])
  })
  afterAll(() => app.close())

  const model = () => app.services.calls.models.calls
  const call = async () => (await model().findById(CALL).lean())!
  /** as the outbox leaves it after its last attempt */
  const giveUp = async (...letters: string[]) => {
    const at = app.clock.now()
    const effects = letters.map((letter, n) => ({
      ...{ key: `${CALL}:1:${n}`, type: 'alertTeam', params: { letter }, attempts: 7 },
      ...{ nextAt: at, stuck: true, lastError: 'connect ECONNREFUSED' }
    }))
    const incident = { key: effects.at(-1)!.key, at, error: 'connect ECONNREFUSED' }
    await model().updateOne({ _id: CALL }, { $set: { outbox: effects, incident } })
  }

  it('says that there are none', async () => {
    expect(words((await nadia.get(PAGE)).text)).toContain('Aucun incident')
  })

  it('shows each one given up, on its page and among the tasks of the day', async () => {
    await giveUp('team-call-to-complete', 'team-no-opinion')
    const page = await nadia.get(PAGE)
    expect(page.text.match(/>Relancer maintenant</g)).toHaveLength(2)
    expect(words(page.text)).toContain('connect ECONNREFUSED')
    expect(words((await nadia.get('/equipe')).text)).toContain('Incidents à régler 2')
  })

  it('tries one again when asked, and the other stays', async () => {
    const again = { what: 'retry', id: CALL, key: `${CALL}:1:0` }
    expect((await nadia.post(PAGE, again)).status).toBe(303)
    const { outbox, incident } = await call()
    expect(outbox.map(({ key }) => key)).toEqual([`${CALL}:1:1`])
    expect(incident?.key).toBe(`${CALL}:1:1`)
    expect(await app.services.messages.list({ letter: 'team-call-to-complete' })).toHaveLength(1)
  })

  it('is settled by hand only with what was done, which the journal keeps', async () => {
    const settle = { what: 'settle', id: CALL, key: `${CALL}:1:1` }
    const silent = await nadia.post(PAGE, { ...settle, why: ' ' })
    expect(silent.status).toBe(422)
    expect(silent.text).toContain('aria-invalid="true"')
    const done = await nadia.post(PAGE, { ...settle, why: 'Équipe prévenue par téléphone.' })
    expect(done.status).toBe(303)
    const { outbox, incident, history } = await call()
    expect(outbox).toEqual([])
    expect(incident).toBeUndefined()
    const { why = '' } = history.at(-1)!
    expect((await app.services.calls.remarks([why])).get(why)).toBe(
      'Équipe prévenue par téléphone.'
    )
    const { differences } = await app.services.engine.verify({ chart: 'call' })
    expect(differences).toEqual([])
    expect((await nadia.post(PAGE, settle)).status).toBe(303)
  })
})
