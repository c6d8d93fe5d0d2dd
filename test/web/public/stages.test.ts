import { advanceClock } from '../../../src/services/advance-clock.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { newClient } from '../../support/client.ts'
import { openCall, prepareCall, tinyForm, type OpenCall } from './support/open-call.ts'

const plain = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0]+/g, ' ')

let app: TestApp
let call: OpenCall

const read = async (path = `/appels/${call.number}`) => {
  const { status, text } = await newClient(app.baseUrl).get(path)
  expect(status).toBe(200)
  return { html: text, text: plain(text) }
}
const goTo = (instant: string) => advanceClock(app.services, app.clock, new Date(instant))

describe('the life of a call, seen by anybody', () => {
  beforeAll(async () => {
    app = await startApp({ start: new Date('2027-01-04T09:00:00+01:00') })
    call = await openCall(app.services)
  })
  afterAll(() => app.close())

  it('published before its opening: the rules to read, and nothing to begin yet', async () => {
    const { text, html } = await read()
    expect(text).toContain('À venir')
    expect(text).toContain('Ouverture lundi 11 janvier 2027 à 9 h 00 (dans 7 jours)')
    expect(html).not.toContain('/commencer')
    expect((await read('/appels')).text).toContain('Le prochain est annoncé ci-dessous')
    expect((await read('/')).text).toContain('Tous les appels')
  })

  it('open from the very second', async () => {
    await goTo('2027-01-11T09:00:00+01:00')
    expect((await read()).html).toContain('/commencer')
  })

  it('closed at the announced second: nothing to begin, what follows and by when', async () => {
    await goTo('2027-03-15T11:59:59+01:00')
    expect((await read()).html).toContain('/commencer')
    await goTo('2027-03-15T12:00:00+01:00')
    const { text, html } = await read()
    expect(html).not.toContain('/commencer')
    expect(text).toContain('Les dépôts sont clos depuis lundi 15 mars 2027 à 12 h 00')
    expect(text).toContain('au plus tard le 28 mai')
  })

  it.each([
    ['2027-03-20T09:00:00+01:00', 'Recevabilité'],
    ['2027-04-01T09:00:00+02:00', 'Lectures'],
    ['2027-05-10T09:00:00+02:00', 'Jury']
  ])('on %s the path is at « %s »', async (instant, step) => {
    await goTo(instant)
    const { html } = await read()
    expect(html).toMatch(new RegExp(`class="here" aria-current="step"><div>${step}`))
    expect(html).not.toMatch(/juryFallback|suppléance|sans avis/i)
  })

  it('closed without action when nobody decided: said plainly, with no path left', async () => {
    await goTo('2027-06-15T09:00:00+02:00')
    const { text, html } = await read()
    expect(text).toContain('Cet appel est classé sans suite')
    expect(html).not.toContain('<ol class="path')
    expect((await newClient(app.baseUrl).get(`/appels/${call.number}/resultats.json`)).status).toBe(
      404
    )
    expect((await read('/appels/passes')).text).toContain('Classé sans suite')
  })
})

describe('a call that is stopped', () => {
  beforeAll(async () => {
    app = await startApp({ start: new Date('2027-01-11T09:00:00+01:00') })
    call = await openCall(app.services, tinyForm)
  })
  afterAll(() => app.close())

  it('says so with its date and its reason, and leaves the lists of what is open', async () => {
    app.clock.moveTo(new Date('2027-02-01T09:00:00+01:00'))
    await app.services.calls.cancel({
      ...{ number: call.number, command: call.command(), by: call.officer },
      reason: 'Le financement est <b>reporté</b> à 2028.'
    })
    const { text, html } = await read()
    expect(text).toContain('Cet appel a été arrêté le lundi 1er février 2027')
    expect(html).toContain('Le financement est &lt;b&gt;reporté&lt;/b&gt; à 2028.')
    expect(html).not.toContain('/commencer')
    expect((await read('/')).text).toContain('Aucun appel ne reçoit de dossier')
  })

  it('leaves the home page to the list when two others are open', async () => {
    const [one, two] = [await openCall(app.services), await openCall(app.services)]
    await prepareCall(app.services)
    const { text, html } = await read('/')
    expect(text).toContain('Tous les appels')
    for (const { number } of [one, two]) expect(html).toContain(`href="/appels/${number}"`)
  })
})
