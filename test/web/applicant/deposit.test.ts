import type { TestApp } from '../../support/app.ts'
import { newClient, signIn } from '../../support/client.ts'
import {
  depositIt,
  fillIn,
  haveItSigned,
  moveTo,
  openCall,
  startDossier,
  type Writer
} from './setting.ts'
import { field, words } from '../support/html.ts'

describe('from the first word to the deposit', () => {
  let app: TestApp
  let writer: Writer
  beforeAll(async () => {
    app = await openCall()
    writer = await startDossier(app)
  })
  afterAll(() => app.close())
  const at = (page = '') => `/dossiers/${writer.number}${page}`

  it('sends whoever is not signed in to the door, and back to the call', async () => {
    const { location } = await newClient(app.baseUrl).post('/appels/2027-01/commencer', {})
    expect(location).toBe('/entrer?next=%2Fappels%2F2027-01%2Fcommencer&debut=1')
  })

  it('starts one dossier for a form sent twice, and asks before a second one', async () => {
    const start = '/appels/2027-01/commencer'
    const page = await writer.client.get(start)
    expect(words(page.text)).toContain('Vous avez déjà un dossier dans cet appel')
    const refused = await writer.client.post(start, { command: field(page.text, 'command') })
    expect(refused.status).toBe(409)
    const list = await writer.client.get('/dossiers')
    expect(list.text.match(/VAC-\d{4} ·/g)).toHaveLength(1)
  })

  it('says why neither signature nor deposit is possible yet, and what is missing, with links', async () => {
    const page = await writer.client.get(at('/relire'))
    expect(words(page.text)).toMatch(/Il reste \d+ points à régler/)
    expect(page.text).toContain(`href="${at('/sections/eligibility')}#field-eligible-region"`)
    const deposit = await writer.client.get(at('/deposer'))
    expect(words(deposit.text)).toContain('Cet appel demande une signature avant le dépôt')
    const forced = await writer.client.post(at('/deposer'), {})
    expect(forced.status).toBe(409)
    const asked = await writer.client.post(at('/signature'), {})
    expect(asked.status).toBe(409)
    expect(words(asked.text)).toMatch(/Points à reprendre : \d+/)
    const receipt = await writer.client.get(at('/accuse'))
    expect(words(receipt.text)).toMatch(/Pas encore d’accusé.*jusqu’au lundi 15 mars 2027/)
    expect(receipt.text).toContain(`href="${at('/deposer')}"`)
    expect((await writer.client.get(at('/accuse.pdf'))).location).toBe(at('/accuse'))
  })

  it('is signed by the mayor through the mailed link, in the exact version that was shown', async () => {
    await fillIn(writer)
    expect(words((await writer.client.get(at('/relire'))).text)).toContain('Le dossier est complet')
    const mayor = await haveItSigned(app, writer)
    const page = await mayor.get(at())
    expect(words(page.text)).toContain('Le dossier est signé, il reste à le déposer')
    const wrong = await mayor.post(at('/valider'), { choice: 'sign', hash: 'f'.repeat(64) })
    expect(wrong.status).toBe(409)
  })

  it('is deposited once, however often the button is pressed, with a receipt anybody can check', async () => {
    const page = await writer.client.get(at('/deposer'))
    const command = field(page.text, 'command')
    const [first, second] = [
      await writer.client.post(at('/deposer'), { command }),
      await writer.client.post(at('/deposer'), { command })
    ]
    expect([first.location, second.location]).toEqual([at('/accuse'), at('/accuse')])
    const receipt = await writer.client.get(at('/accuse'))
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(words(receipt.text))?.[0] ?? ''
    const verified = await app.services.applications.verifyReceipt(code)
    expect(verified).toMatchObject({ stands: true, receipt: { application: writer.number } })
    const pdf = await writer.client.get(at('/accuse.pdf'))
    expect(pdf.headers.get('Content-Type')).toBe('application/pdf')
    expect(pdf.text.startsWith('%PDF')).toBe(true)
  })

  it('keeps the deposit while the dossier is taken up again, and lets the change go', async () => {
    const taken = await writer.client.post(at('/reprendre'), {})
    expect(taken.location).toBe(at('/relire'))
    const section = await writer.client.get(at('/sections/project'))
    expect(words(section.text)).toContain('Votre dépôt tient toujours')
    const kept = await writer.client.post(at('/garder-le-depot'), {})
    expect(kept.status).toBe(303)
    expect(words((await writer.client.get(at())).text)).toContain('Déposé et bien reçu')
  })

  it('is nobody else’s: a stranger finds no page, whatever the address', async () => {
    const stranger = newClient(app.baseUrl)
    await signIn(app, stranger, 'somebody@else.example')
    const pages = [
      '',
      '/relire',
      '/sections/project',
      '/accuse',
      '/accuse.pdf',
      '/versions/1',
      '/journal'
    ]
    for (const page of pages) expect((await stranger.get(at(page))).status).toBe(404)
    for (const page of ['/deposer', '/retirer', '/messages']) {
      expect((await stranger.post(at(page), { text: 'x', reason: 'x' })).status).toBe(404)
    }
  })

  it('tells the team’s own people nothing through the candidates’ pages', async () => {
    const officer = newClient(app.baseUrl)
    await signIn(app, officer, 'nadia@example.org')
    expect((await officer.get(at('/relire'))).status).toBe(404)
  })

  it('after the closing, says since when it is frozen, and withdraws only with a reason', async () => {
    await moveTo(app, '2027-03-15T11:05:00Z')
    const page = words((await writer.client.get(at())).text)
    expect(page).toContain('Recevabilité')
    expect(page).toMatch(/Les dépôts sont clos depuis le lundi 15 mars 2027, 12 h 00/)
    const empty = await writer.client.post(at('/retirer'), { reason: ' ' })
    expect(empty.status).toBe(422)
    expect(words(empty.text)).toContain('Écrivez le motif')
    const done = await writer.client.post(at('/retirer'), { reason: 'Le conseil a changé d’avis.' })
    expect(done.status).toBe(303)
    const journal = words((await writer.client.get(at('/journal'))).text)
    expect(journal).toContain('La candidature est retirée')
    expect(journal).toContain('Le conseil a changé d’avis.')
  })
})

describe('at the edges', () => {
  let app: TestApp
  afterEach(() => app.close())

  it('refuses a deposit that arrives one second late, and deposits what was signed by itself', async () => {
    app = await openCall()
    const writer = await startDossier(app)
    await fillIn(writer)
    await haveItSigned(app, writer)
    app.clock.moveTo(new Date('2027-03-15T11:00:00Z'))
    const late = await writer.client.post(`/dossiers/${writer.number}/deposer`, {})
    expect(late.status).toBe(409)
    expect(words(late.text)).toContain('Les dépôts sont clos depuis le lundi 15 mars 2027, 12 h 00')
    await moveTo(app, '2027-03-15T11:05:00Z')
    const receipt = await writer.client.get(`/dossiers/${writer.number}/accuse`)
    expect(words(receipt.text)).toContain('L’horloge, à la clôture')
  })

  it('keeps what was being typed when the form is sent too late', async () => {
    app = await openCall()
    const writer = await startDossier(app)
    await moveTo(app, '2027-03-15T11:05:00Z')
    const late = await writer.client.post(`/dossiers/${writer.number}/sections/project`, {
      title: 'Un titre écrit juste après la clôture, et qui ne doit pas se perdre'
    })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Un titre écrit juste après la clôture')
  })
  it('a draft never deposited is deleted by its writers, and leaves nothing to see', async () => {
    app = await openCall()
    const { client, number } = await startDossier(app)
    const gone = await client.post(`/dossiers/${number}/supprimer`, {})
    expect(gone.location).toBe('/dossiers')
    expect((await client.get(`/dossiers/${number}`)).status).toBe(404)
  })

  it('once deposited, a dossier is no longer deleted but withdrawn', async () => {
    app = await openCall()
    const writer = await startDossier(app)
    await fillIn(writer)
    await haveItSigned(app, writer)
    await depositIt(writer)
    const refused = await writer.client.post(`/dossiers/${writer.number}/supprimer`, {})
    expect(refused.status).toBe(409)
  })
})
