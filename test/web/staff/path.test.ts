import type { TestApp } from '../../support/app.ts'
import { newClient, signIn, type Client } from '../../support/client.ts'
import { callInPreparation } from './setting.ts'
import { words } from '../support/html.ts'

const PAGE = '/equipe/appels/2027-01/parcours'

describe('the path of dossiers, for the team', () => {
  let app: TestApp
  let odile: Client
  let text: string
  beforeAll(async () => {
    ;({ app, odile } = await callInPreparation())
    text = (await odile.get(PAGE)).text
  })
  afterAll(() => app.close())

  it('is drawn, with a name and without any style that the content policy would forbid', () => {
    expect(text).toMatch(/<svg class="chart"[^>]*role="img" aria-labelledby="chart-t chart-d"/)
    expect(text.match(/<svg class="chart" viewBox/g)).toHaveLength(2)
    expect(text).not.toMatch(/ style=|<style/)
  })

  it('says every state in a table: whose turn, what leaves it, what comes by itself', () => {
    const said = words(text)
    for (const { staff } of Object.values(app.services.chartLabels['application']!.fr.states))
      expect(said).toContain(staff)
    expect(said).toMatch(
      /Recevabilité, à attribuer l’équipe 0 .*Déclarer recevable → Recevable.*il est confié à la coordination → Recevabilité/
    )
  })

  it('says for every silent role what follows, up to an answer, with the dates of this call', () => {
    const roles = ['le territoire', 'la ou le signataire', 'l’équipe', 'le comité', 'le jury']
    const sections = text.split('<details class="silent">').slice(1).map(words)
    for (const role of [...roles, 'l’autorité', 'la messagerie'])
      expect(sections.some((section) => section.trim().startsWith(role))).toBe(true)
    const committee = sections.find((section) => section.trim().startsWith('le comité'))!
    expect(committee).toMatch(/Depuis : En lecture .*→ Délibération.*sans avis du jury.*Réponse/)
    expect(committee).toMatch(/Réponse remise au plus tard le \S+ \d+ \S+ 2027/)
  })

  it('says what was proved', () => {
    const { configurations } = app.services.engine.proof('application')
    expect(words(text)).toContain(`${configurations} situations parcourues, aucun cul-de-sac`)
  })

  it('is not for administrators, who read no dossier', async () => {
    const { id } = await app.services.accounts.ensure({ mail: 'ada@example.org', name: 'Ada' })
    await app.services.accounts.grant(id, 'administrator')
    const ada = newClient(app.baseUrl)
    await signIn(app, ada, 'ada@example.org')
    expect((await ada.get(PAGE)).status).toBe(404)
  })
})
