import type { TestApp } from '../../support/app.ts'
import type { Client } from '../../support/client.ts'
import {
  depositIt,
  fillIn,
  haveItSigned,
  moveTo,
  openCall,
  PDF,
  startDossier,
  type Writer
} from './setting.ts'
import { field, words } from '../support/html.ts'

describe('a correction asked of the candidate', () => {
  let app: TestApp
  let writer: Writer
  let client: Client
  beforeAll(async () => {
    app = await openCall()
    writer = await startDossier(app)
    client = writer.client
    await fillIn(writer)
    await haveItSigned(app, writer)
    await depositIt(writer)
    await moveTo(app, '2027-03-22T09:05:00Z')
    const { accounts, applications } = app.services
    const nadia = await accounts.findByMail('nadia@example.org')
    if (!nadia) throw new Error('Nadia is missing.')
    await applications.requestCorrection({
      ...{ account: nadia, number: writer.number, command: 'ask', kind: 'incomplete' },
      ...{ reopens: ['council-deliberation'], message: 'Il manque la page 2, celle du vote.' },
      dueAt: new Date('2027-04-06T16:00:00Z')
    })
    await moveTo(app, '2027-03-22T09:10:00Z')
  })
  afterAll(() => app.close())
  const at = (page: string) => `/dossiers/${writer.number}${page}`

  it('is the first thing said: what, by whom, until when, and what happens otherwise', async () => {
    const page = words((await client.get(at(''))).text)
    expect(page).toContain('Il manque la page 2, celle du vote.')
    expect(page).toContain('Demandée par Nadia Lefort')
    expect(page).toContain('mardi 6 avril 2027, 18 h 00')
    expect(page).toContain('Ce point, et lui seul')
    expect(page).toContain('sept jours de plus vous sont laissés')
  })

  it('reopens what it names and nothing else, whatever is sent', async () => {
    expect((await client.get(at('/corrections'))).location).toBe(at('/corrections/1'))
    const form = await client.get(at('/corrections/1'))
    expect(form.text).toContain('name="council-deliberation"')
    expect(form.text).not.toContain('name="title"')
    await client.post(at('/corrections/1'), {
      title: 'Un autre titre',
      asked: 'title',
      suite: 'garder'
    })
    expect(words((await client.get(at('/relire'))).text)).not.toContain('Un autre titre')
  })

  it('says why a file is refused, and keeps the word for the team', async () => {
    const empty = { 'council-deliberation': { name: 'vote.pdf', content: '' } }
    const refused = await client.upload(at('/corrections/1'), empty, { note: 'Avec nos excuses.' })
    expect(refused.status).toBe(422)
    expect(words(refused.text)).toContain('« vote.pdf » est vide')
    expect(refused.text).toContain('Avec nos excuses.')
  })

  it('is answered once, keeps the date of the deposit, and asks for no new signature for a piece', async () => {
    const before = await deposit()
    const page = await client.get(at('/corrections/1'))
    const whole = Uint8Array.from([...PDF, 10])
    const sent = await client.upload(
      at('/corrections/1'),
      { 'council-deliberation': { name: 'vote-complet.pdf', content: whole } },
      { suite: 'envoyer', command: field(page.text, 'command'), note: '' }
    )
    expect(sent.location).toBe(at(''))
    const after = await deposit()
    expect(after.receivedAt).toBe(before.receivedAt)
    expect(after.revision).toBe(before.revision + 1)
    expect(words((await client.get(at(''))).text)).toContain('L’équipe vérifie le dossier')
    const version = await client.get(at(`/versions/${after.revision}`))
    expect(words(version.text)).toContain('vote-complet.pdf')
    expect((await client.get(at('/corrections/1'))).location).toBe(at('/corrections'))
  })

  async function deposit(): Promise<{ revision: number; receivedAt: number }> {
    const one = await app.services.applications.models.applications.findById(writer.number).lean()
    return one?.snapshot.context['deposit'] as { revision: number; receivedAt: number }
  }
})
