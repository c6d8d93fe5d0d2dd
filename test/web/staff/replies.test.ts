import { requestFor } from '../../messages/requests.ts'
import type { TestApp } from '../../support/app.ts'
import { newClient, signIn, type Client } from '../../support/client.ts'
import { CALL, openCall, startDossier } from '../applicant/setting.ts'
import { words } from '../support/html.ts'

const PAGE = `/equipe/appels/${CALL}/reponses`

describe('the letters of a call, for the team', () => {
  let app: TestApp
  let nadia: Client
  let number: string
  beforeAll(async () => {
    app = await openCall()
    number = (await startDossier(app)).number
    for (let n = 1; n <= 51; n += 1) {
      const to = { address: `mairie-${n}@example.org`, name: `Mairie ${n}` }
      await app.services.messages.queue(
        requestFor('selected', { key: `letter-${n}`, to, application: number, call: CALL })
      )
    }
    nadia = newClient(app.baseUrl)
    await signIn(app, nadia, 'nadia@example.org')
  })
  afterAll(() => app.close())

  it('are shown fifty at a time, all of them reached, each once', async () => {
    const first = await nadia.get(PAGE)
    expect(words(first.text)).toContain('1 à 50 sur 51 lettres')
    expect(first.text).toContain(`href="${PAGE}?page&#x3D;2"`)
    const second = await nadia.get(`${PAGE}?page=2`)
    expect(words(second.text)).toContain('51 à 51 sur 51 lettres')
    const shown = [first, second].flatMap(({ text }) => text.match(/\/courriers\/[^"]+/g) ?? [])
    expect(shown).toHaveLength(51)
    expect(new Set(shown).size).toBe(51)
  })

  it('are not counted for whoever stands aside from their dossier', async () => {
    const { accounts, reviews } = app.services
    const { id } = await accounts.ensure({ mail: 'thomas@example.org', name: 'Thomas Riou' })
    await accounts.grantInCall(id, CALL, ['officer'])
    const account = (await accounts.find(id))!
    await reviews.recuse({
      ...{ account, number, command: 'aside', link: { nature: 'residence', text: '' } }
    })
    const thomas = newClient(app.baseUrl)
    await signIn(app, thomas, 'thomas@example.org')
    const said = words((await thomas.get(PAGE)).text)
    expect(said).toContain('Aucune lettre n’est encore partie.')
    expect(said).not.toContain(number)
  })
})
