import type { TestApp } from '../../support/app.ts'
import { newClient, signIn } from '../../support/client.ts'
import { REPLY_TOO_LONG } from '../../forms/support/vierzon.ts'
import { body, enterByMail, openCall, PDF, startDossier, type Writer } from './setting.ts'
import { field, words } from '../support/html.ts'

describe('one section of the form', () => {
  let app: TestApp
  let writer: Writer
  let project: string
  beforeAll(async () => {
    app = await openCall()
    writer = await startDossier(app)
    project = `/dossiers/${writer.number}/sections/project`
  })
  afterAll(() => app.close())

  it('says on every page what the closing will do, and that nothing is deposited yet', async () => {
    const { content } = (await app.services.calls.rules('2027-01')) ?? {}
    for (const { id } of content?.form.sections ?? []) {
      const page = words(
        (await writer.client.get(`/dossiers/${writer.number}/sections/${id}`)).text
      )
      expect(page).toContain('Clôture dans 21 jours lundi 15 mars 2027, 12 h 00')
      expect(page).toContain('un brouillon qui n’est ni signé ni déposé n’est pas examiné')
      expect(page).toContain('Votre dossier n’est pas encore déposé.')
    }
  })

  it('saves mistakes as they were typed, and says them beside their field and in a summary', async () => {
    const sent = { ...body('project'), 'reply-commitment': REPLY_TOO_LONG, suite: 'continuer' }
    const { status, text } = await writer.client.post(project, sent)
    expect(status).toBe(422)
    expect(text).toMatch(/<title>Erreur/)
    expect(text).toContain('href="#field-reply-commitment"')
    expect(words(text)).toContain('Tout est enregistré, ces réponses comprises.')
    const again = await writer.client.get(project)
    expect(words(again.text)).toContain('et celles et ceux qui n’ont pas voulu.')
    expect(words(again.text)).toContain('Enregistré à 14 h 05.')
  })

  it('goes on to the next section once nothing is wrong', async () => {
    const { location } = await writer.client.post(project, {
      ...body('project'),
      suite: 'continuer'
    })
    expect(location).toBe(`/dossiers/${writer.number}/sections/means`)
  })

  it('shows both texts when two windows write the same section, and keeps the one chosen', async () => {
    const expect1 = field((await writer.client.get(project)).text, 'expect')
    await writer.client.post(project, {
      ...body('project'),
      title: 'Depuis la première',
      expect: expect1
    })
    const late = { ...body('project'), title: 'Depuis la seconde', expect: expect1 }
    const conflict = await writer.client.post(project, late)
    expect(conflict.status).toBe(409)
    expect(words(conflict.text)).toContain('Depuis la première')
    expect(words(conflict.text)).toContain('Depuis la seconde')
    const now = field(conflict.text, 'expect')
    expect((await writer.client.post(project, { ...late, expect: now })).status).toBe(303)
    expect((await writer.client.get(project)).text).toContain('value="Depuis la seconde"')
  })

  it('takes a double click for what it is, not for two windows', async () => {
    const expected = field((await writer.client.get(project)).text, 'expect')
    const sent = { ...body('project'), title: 'Deux fois', expect: expected }
    const both = [await writer.client.post(project, sent), await writer.client.post(project, sent)]
    expect(both.map(({ status }) => status)).toEqual([303, 303])
  })

  it('adds and removes rows without a script', async () => {
    const added = await writer.client.post(project, {
      ...body('project'),
      'rows.add': 'initiatives'
    })
    expect(added.headers.get('Location')).toBe(`${project}#field-initiatives`)
    const page = await writer.client.get(project)
    expect(page.text).toContain('name="initiatives.1.name"')
  })

  it('keeps the texts when a file is refused, and the file that was there', async () => {
    const first = await writer.client.upload(
      project,
      { 'engagement-letter': { name: 'lettre.pdf', content: PDF } },
      {}
    )
    expect(first.status).toBe(303)
    const bad = { name: 'lettre-signee.pdf', content: 'ceci n’est pas un PDF' }
    const refused = await writer.client.upload(
      project,
      { 'engagement-letter': bad },
      { title: 'Un titre tapé avec le fichier' }
    )
    expect(refused.status).toBe(422)
    expect(words(refused.text)).toContain('lettre-signee.pdf')
    expect(refused.text).toContain('href="#field-engagement-letter"')
    expect(refused.text).toContain('value="Un titre tapé avec le fichier"')
    expect(words(refused.text)).toContain('lettre.pdf')
  })

  it('replaces, opens and removes a file; nobody else opens it', async () => {
    const page = await writer.client.get(project)
    const path = /href="(\/dossiers\/[^"]+\/fichiers\/[^"]+)"/.exec(page.text)?.[1] ?? ''
    const opened = await writer.client.get(path)
    expect(opened.headers.get('Content-Disposition')).toMatch(/^inline; filename="?lettre.pdf"?$/)
    expect(opened.headers.get('X-Content-Type-Options')).toBe('nosniff')
    const stranger = newClient(app.baseUrl)
    await signIn(app, stranger, 'curieux@else.example')
    expect((await stranger.get(path)).status).toBe(404)

    const other = Uint8Array.from([...PDF, 10])
    await writer.client.upload(
      project,
      { 'engagement-letter': { name: 'nouvelle.pdf', content: other } },
      {}
    )
    const replaced = await writer.client.get(project)
    expect(words(replaced.text)).toContain('nouvelle.pdf')
    expect(words(replaced.text)).not.toContain('lettre.pdf')

    const id = /name="files.remove" value="([^"]+)"/.exec(replaced.text)?.[1] ?? ''
    await writer.client.post(project, { 'files.remove': id })
    expect((await writer.client.get(project)).text).not.toContain('files.remove')
  })

  it('gives the text back after a session that ended in the middle', async () => {
    await app.endSessions()
    const long =
      'Une situation de départ écrite pendant que la session finissait, et qui doit revenir entière.'
    const expected = field((await writer.client.get(project)).text, 'expect')
    const { location } = await writer.client.post(project, { situation: long, expect: expected })
    expect(location).toMatch(/^\/entrer\?next=.*raison=session/)
    const door = await writer.client.get(location)
    expect(words(door.text)).toContain(long)
    await writer.client.post('/entrer', { mail: 'ines.caron@vierzon.example', next: project })
    const back = await enterByMail(app, 'ines.caron@vierzon.example')
    const resume = await back.get('/entrer/reprendre')
    expect(resume.text).toContain(long)
    const saved = await back.post(project, { situation: long, _kept: field(resume.text, '_kept') })
    expect(saved.status).toBeLessThan(400)
    expect(words((await back.get(project)).text)).toContain(long)
  })

  it('warns when the same territory already has a dossier, and names nobody', async () => {
    const lead = `/dossiers/${writer.number}/sections/lead`
    const [mine, theirs] = [newClient(app.baseUrl), newClient(app.baseUrl)]
    await signIn(app, mine, 'ines.caron@vierzon.example')
    await mine.post(lead, body('lead'))
    await signIn(app, theirs, 'mairie@vierzon.example')
    const start = await theirs.post('/appels/2027-01/commencer', {})
    const other = start.location.replace('eligibility', 'lead')
    await theirs.post(other, body('lead'))
    const page = words((await theirs.get(other)).text)
    expect(page).toContain('Un autre dossier de ce territoire existe déjà dans cet appel.')
    expect(page).not.toContain(writer.number)
  })

  it('reads in English from end to end', async () => {
    const client = newClient(app.baseUrl)
    await signIn(app, client, 'ines.caron@vierzon.example')
    for (const page of [
      '',
      '/sections/project',
      '/relire',
      '/signature',
      '/personnes',
      '/messages',
      '/journal',
      '/supprimer'
    ]) {
      const { status, text } = await client.get(`/en/dossiers/${writer.number}${page}`)
      expect(status).toBe(200)
      expect(words(text)).not.toMatch(/Votre|dossier |Clôture/)
    }
  })
})

describe('the people of a dossier', () => {
  let app: TestApp
  let writer: Writer
  beforeAll(async () => {
    app = await openCall()
    writer = await startDossier(app)
  })
  afterAll(() => app.close())

  it('are invited by mail, read but do not write when so asked, and lose access at once when removed', async () => {
    const people = `/dossiers/${writer.number}/personnes`
    const empty = await writer.client.post(people, { name: '', mail: 'pas une adresse' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('value="pas une adresse"')
    const mail = 'samira.belhadj@vierzon.example'
    await writer.client.post(people, { name: 'Samira Belhadj', mail, role: 'reader' })
    const samira = await enterByMail(app, mail)
    expect((await samira.get(`/dossiers/${writer.number}`)).status).toBe(200)
    const written = await samira.post(`/dossiers/${writer.number}/sections/project`, {
      title: 'Non'
    })
    expect(written.status).toBe(409)
    const account = await app.services.accounts.findByMail(mail)
    await writer.client.post(people, { remove: account?.id ?? '' })
    expect((await samira.get(`/dossiers/${writer.number}`)).status).toBe(404)
  })

  it('never lose their last writer', async () => {
    const account = await app.services.accounts.findByMail('ines.caron@vierzon.example')
    const { status, text } = await writer.client.post(`/dossiers/${writer.number}/personnes`, {
      remove: account?.id ?? ''
    })
    expect(status).toBe(422)
    expect(words(text)).toContain('la seule à écrire le dossier')
  })

  it('write to the team, once for a message sent twice', async () => {
    const messages = `/dossiers/${writer.number}/messages`
    expect((await writer.client.post(messages, { text: '  ' })).status).toBe(422)
    const command = field((await writer.client.get(messages)).text, 'command')
    const text = 'Bonjour, la page 2 est aux archives.'
    await writer.client.post(messages, { text, command })
    await writer.client.post(messages, { text, command })
    const sent = { application: writer.number }
    const { exchanges } = app.services.applications.models
    expect(await exchanges.countDocuments(sent)).toBe(1)
  })
})
