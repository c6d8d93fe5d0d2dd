import { strFromU8, unzipSync } from 'fflate'
import { newClient, signIn, type Client } from '../../support/client.ts'
import { openStoryApp, type StoryApp } from '../support/story-app.ts'
import { CALL, NADIA, THOMAS } from './setting.ts'
import { field, words } from '../support/html.ts'

const LIST = `/equipe/appels/${CALL}/dossiers`

describe('the list of dossiers, one week after the closing', () => {
  let app: StoryApp
  let nadia: Client
  beforeAll(async () => {
    app = await openStoryApp('screening')
    nadia = await app.as('Nadia Lefort')
  })
  afterAll(() => app.close())

  const numbersIn = (html: string) =>
    [...html.matchAll(/href="\/equipe\/dossiers\/(VAC-\d{4})["?]/g)].map(([, number]) => number)

  /** Every text of the workbook. */
  async function textsOf(client: Client, query: string): Promise<string> {
    const response = await fetch(`${app.baseUrl}${LIST}.xlsx${query}`, {
      headers: { Cookie: client.cookies() }
    })
    expect(response.headers.get('content-type')).toContain('spreadsheetml')
    const parts = unzipSync(new Uint8Array(await response.arrayBuffer()))
    return strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array())
  }

  it('counts dossiers by state and shows whose move each is', async () => {
    const { status, text } = await nadia.get(LIST)
    expect(status).toBe(200)
    expect(words(text)).toMatch(/31 Déposés en tout/)
    expect(words(text)).toContain('Vierzon')
    expect(text).toContain('/equipe/dossiers/VAC-0017')
  })

  it('narrows by one line of search, and says which field it does not know', async () => {
    const { text } = await nadia.get(
      `${LIST}?q=${encodeURIComponent('dep:18 état:a-corriger couleur:bleu')}`
    )
    expect(numbersIn(text)).toEqual(['VAC-0017'])
    expect(words(text)).toContain('n’ont rien filtré : couleur:bleu')
  })

  it('lets the selects change the line, unless the line was typed anew', async () => {
    const picked = await nadia.get(`${LIST}?was=dep%3A18&q=dep%3A18&etat=a-corriger&dep=&resp=`)
    expect(field(picked.text, 'was')).toBe('état:a-corriger dep:18')
    const typed = await nadia.get(`${LIST}?was=dep%3A18&q=dep%3A28&etat=&dep=18&resp=`)
    expect(field(typed.text, 'was')).toBe('dep:28')
  })

  it('shows nothing of a dossier to somebody who stands aside: rows, counts, search, export, page', async () => {
    const { applications } = app.services
    const recusal = await applications.models.recusals.findOne({}).lean()
    if (!recusal) throw new Error('Nobody of the story stands aside.')
    const account = await app.services.accounts.find(recusal.account)
    const thomas = await app.as('Thomas Riou')
    const own = account?.mail === THOMAS ? recusal.application : undefined
    const hidden =
      own ??
      (await applications.models.recusals.findOne({
        account: (await app.services.accounts.findByMail(THOMAS))?.id ?? ''
      }))!.application
    const list = await thomas.get(LIST)
    expect(numbersIn(list.text)).not.toContain(hidden)
    expect(words(list.text)).not.toMatch(/31 Déposés en tout/)
    const csv = await thomas.get(`${LIST}.csv`)
    expect(csv.text).not.toContain(hidden)
    expect(await textsOf(thomas, '')).not.toContain(hidden)
    expect((await thomas.get(`/equipe/dossiers/${hidden}`)).status).toBe(404)
    const search = await thomas.get(`${LIST}?q=${hidden}`)
    expect(numbersIn(search.text)).toEqual([])
  })

  it('exports the filtered list as a file that spreadsheets open', async () => {
    const { headers, text } = await nadia.get(`${LIST}.csv?q=${encodeURIComponent('dep:18')}`)
    expect(headers.get('content-type')).toContain('text/csv')
    const lines = text.trim().split('\r\n')
    expect(lines[0]).toContain('Numéro;Territoire;Projet')
    expect(lines.slice(1).every((line) => /^VAC-\d{4};.*;18;/.test(line))).toBe(true)
  })

  it('exports the same list as a workbook, to those who may read it', async () => {
    const asked = `?q=${encodeURIComponent('dep:18')}`
    const csv = await nadia.get(`${LIST}.csv${asked}`)
    const numbers = [...csv.text.matchAll(/^VAC-\d{4}/gm)].map(([number]) => number)
    expect(numbers.length).toBeGreaterThan(0)
    const texts = await textsOf(nadia, asked)
    expect([...texts.matchAll(/<t>(VAC-\d{4})<\/t>/g)].map(([, number]) => number)).toEqual(numbers)
    const stranger = newClient(app.baseUrl)
    await signIn(app, stranger, 'ines.caron@vierzon.example')
    expect((await stranger.get(`${LIST}.xlsx`)).status).toBe(404)
  })

  it('shows a batch as changes before it is applied, refuses what cannot change, and applies the rest', async () => {
    const account = await app.services.accounts.findByMail(NADIA)
    if (!account) throw new Error('Nadia has no account.')
    const rows = await app.services.applications.list({
      ...{ call: CALL, account, filter: { states: 'file.before.correction.waiting' } }
    })
    const inCorrection = rows.rows[0]?._id ?? ''
    const preview = await nadia.post(`${LIST}/ensemble`, {
      action: 'recevable',
      d: [inCorrection, 'VAC-9999']
    })
    expect(preview.status).toBe(200)
    expect(words(preview.text)).toContain('Rien n’est encore changé')
    expect(words(preview.text)).toContain('Refusé')
    expect(words(preview.text)).toContain('n’est pas dans ce que vous pouvez voir')
    const nobody = await nadia.post(`${LIST}/ensemble`, { action: 'attribuer', d: inCorrection })
    expect(nobody.status).toBe(422)

    const { accounts, applications } = app.services
    const stateOf = () => applications.models.applications.findById(inCorrection).lean()
    const before = await stateOf()
    const [one, other] = await Promise.all([NADIA, THOMAS].map((mail) => accounts.findByMail(mail)))
    const next = before?.subject.officer === one?.id ? other : one
    const fields = { action: 'attribuer', officer: next?.id ?? '', d: [inCorrection] }
    const shown = await nadia.post(`${LIST}/ensemble`, fields)
    expect((await stateOf())?.subject.officer).toBe(before?.subject.officer)
    const applied = await nadia.post(`${LIST}/ensemble`, {
      ...fields,
      confirm: 'oui',
      command: field(shown.text, 'command')
    })
    expect(applied.status).toBe(303)
    expect((await stateOf())?.subject.officer).toBe(next?.id)
  })

  it('says today what waits for whom and what the clock will do', async () => {
    const { status, text } = await nadia.get('/equipe')
    expect(status).toBe(200)
    expect(words(text)).toContain('L’horloge fera d’elle-même')
    expect(words(text)).toContain('= 31 dossiers déposés')
    expect(words(text)).toContain('VAC-0026')
    expect(words(text)).toContain('Fleury-les-Aubrais')
  })

  it('does not exist for a candidate', async () => {
    const candidate = await app.as('Inès Caron')
    expect((await candidate.get(LIST)).status).toBe(404)
    expect((await candidate.get('/equipe')).status).toBe(404)
  })
})
