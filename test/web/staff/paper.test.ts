import type { Client } from '../../support/client.ts'
import type { TestApp } from '../../support/app.ts'
import { newClient, signIn } from '../../support/client.ts'
import { body, CALL, moveTo, openCall } from '../applicant/setting.ts'
import { field, words } from '../support/html.ts'

/** « Staff may enter a deposit that came on paper, marked as such »: settled in the design. */
describe('a dossier that came on paper', () => {
  let app: TestApp
  let nadia: Client
  let thomas: Client
  let number: string
  beforeAll(async () => {
    app = await openCall()
    const { accounts } = app.services
    const { id } = await accounts.ensure({ mail: 'thomas@example.org', name: 'Thomas Riou' })
    await accounts.grantInCall(id, CALL, ['officer'])
    ;[nadia, thomas] = await Promise.all([as('nadia@example.org'), as('thomas@example.org')])
  })
  afterAll(() => app.close())

  const as = async (mail: string) => {
    const client = newClient(app.baseUrl)
    await signIn(app, client, mail)
    return client
  }
  const list = (query = '') => nadia.get(`/equipe/appels/${CALL}/dossiers${query}`)
  const begin = async (client: Client) => {
    const page = await client.get(`/equipe/appels/${CALL}/papier`)
    const command = field(page.text, 'command')
    return client.post(`/equipe/appels/${CALL}/papier`, { command })
  }
  const envelope = {
    ...{ receivedAt: '2027-02-20T09:30', how: 'Recommandé 1A 234', signedBy: 'Paul Aubry' },
    ...{ quality: 'maire', 'contact-name': 'Inès Caron', 'contact-mail': 'ines@example.org' }
  }
  const instance = async (of = number) =>
    app.services.applications.models.applications.findById(of).lean()

  it('is begun by an officer from the list, once however often it is sent', async () => {
    expect((await list()).text).toContain(`/equipe/appels/${CALL}/papier`)
    const { status, location } = await begin(nadia)
    expect(status).toBe(303)
    number = /VAC-\d{4}/.exec(location)?.[0] ?? ''
    expect((await instance())?.states).toContain('file.before.preparing.typing')
    const candidate = await as('inconnue@example.org')
    expect((await candidate.get(`/equipe/appels/${CALL}/papier`)).status).toBe(404)
    expect((await candidate.get(`/dossiers/${number}/sections/project`)).status).toBe(404)
  })

  it('is typed with the candidate’s own form, by any officer, and says so on each page', async () => {
    const path = `/dossiers/${number}/sections/project`
    const page = await thomas.get(path)
    expect(words(page.text)).toContain('Vous saisissez un dossier venu sur papier')
    const saved = await thomas.post(path, { ...body('project'), suite: 'rester' })
    expect(saved.status).toBeLessThan(500)
    expect((await instance())?.subject.title).not.toBe('')
    expect((await nadia.get(`/dossiers/${number}/relire`)).location).toContain('/papier')
  })

  it('keeps all that was typed of the envelope, with what is wrong beside each field', async () => {
    const path = `/equipe/dossiers/${number}/papier`
    const wrong = await nadia.post(path, {
      ...{ ...envelope, receivedAt: '2027-03-15T12:00', signedBy: '', 'contact-mail': 'mairie' },
      command: field((await nadia.get(path)).text, 'command')
    })
    expect(wrong.status).toBe(422)
    for (const name of ['receivedAt', 'signedBy', 'contact-mail']) {
      expect(wrong.text).toContain(`href="#${name}"`)
    }
    expect(wrong.text).toContain('value="Recommandé 1A 234"')
    expect((await instance())?.subject.depositedAt).toBeNull()
  })

  it('is deposited incomplete, with the date of its reception, once, and its receipt goes to the territory', async () => {
    const path = `/equipe/dossiers/${number}/papier`
    const command = field((await nadia.get(path)).text, 'command')
    const sent = () => nadia.post(path, { ...envelope, command })
    expect((await sent()).status).toBe(303)
    expect((await sent()).status).toBe(303)
    const found = await instance()
    expect(found?.subject.depositedAt).toEqual(new Date('2027-02-20T08:30:00Z'))
    expect(found?.history.filter(({ event }) => event.type === 'DEPOSIT_ON_PAPER')).toHaveLength(1)
    await moveTo(app, '2027-02-22T13:10:00Z')
    const mails = await app.mails('ines@example.org')
    expect(mails.map(({ letter }) => letter)).toEqual(['deposit-receipt'])
    // when the envelope came, not when it was typed
    expect(JSON.stringify(mails[0]?.blocks)).toMatch(/samedi 20\s+février\s+2027, 9\sh\s30/)
  })

  it('is marked as such in the list, its search, its export, its page, its journal and its receipt', async () => {
    const row = await list('?q=papier')
    expect(row.text).toContain(number)
    expect(words(row.text)).toContain('reçu sur papier')
    const csv = await nadia.get(`/equipe/appels/${CALL}/dossiers.csv?q=papier`)
    expect(csv.text).toMatch(new RegExp(`${number};.*;oui`))
    const page = words((await nadia.get(`/equipe/dossiers/${number}`)).text)
    expect(page).toContain('reçu sur papier')
    expect(page).toContain('Paul Aubry, maire')
    const journal = words((await nadia.get(`/equipe/dossiers/${number}/journal`)).text)
    expect(journal).toContain('Recommandé 1A 234')
    const receipt = await nadia.get(`/equipe/dossiers/${number}/accuse.pdf`)
    expect(receipt.headers.get('content-type')).toBe('application/pdf')
    const ines = await as('ines@example.org')
    const shown = words((await ines.get(`/dossiers/${number}/accuse`)).text)
    expect(shown).toContain('Recommandé 1A 234. Saisi par Nadia Lefort, de l’équipe')
    expect(shown).toContain('Paul Aubry, maire')
  })

  it('closes to the team like every other until the closing', async () => {
    expect((await nadia.get(`/equipe/dossiers/${number}/lire`)).status).toBe(404)
    expect((await nadia.get(`/dossiers/${number}/sections/project`)).status).toBe(404)
  })

  it('is typed after the closing when it arrived before, and goes straight to screening', async () => {
    const begun = /VAC-\d{4}/.exec((await begin(nadia)).location)?.[0] ?? ''
    await moveTo(app, '2027-03-16T09:00:00Z')
    expect((await instance(begun))?.states).toContain('file.before.preparing.typing')
    const other = /VAC-\d{4}/.exec((await begin(thomas)).location)?.[0] ?? ''
    const path = `/equipe/dossiers/${other}/papier`
    const late = await thomas.post(path, { ...envelope, receivedAt: '2027-03-15T12:00' })
    expect(late.status).toBe(422)
    expect((await thomas.post(path, { ...envelope, receivedAt: '2027-03-15T11:59' })).status).toBe(
      303
    )
    expect((await instance(other))?.states).toContain('file.before.screening.untaken')
    expect((await instance())?.states.join()).toContain('screening')
  })

  it('is answered as not deposited when nobody ends its typing, and none is begun once readings open', async () => {
    await moveTo(app, '2027-03-29T08:00:00Z')
    const typing = await app.services.applications.models.applications
      .find({ states: 'file.before.preparing.typing' })
      .lean()
    expect(typing).toEqual([])
    const page = await nadia.get(`/equipe/appels/${CALL}/papier`)
    expect(words(page.text)).toContain('Les lectures sont ouvertes depuis')
    expect((await nadia.post(`/equipe/appels/${CALL}/papier`, {})).status).toBe(409)
  })
})
