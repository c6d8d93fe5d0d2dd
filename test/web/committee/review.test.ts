import type { Client } from '../../support/client.ts'
import { openStoryApp, type StoryApp } from '../support/story-app.ts'
import { field, words } from '../support/html.ts'

const AT = '/comite/dossiers/VAC-0017'
const CRITERIA = ['power', 'inclusion', 'leadership', 'anchoring', 'learning', 'feasibility']

let app: StoryApp
let aminata: Client
let ids: string[]
beforeAll(async () => {
  app = await openStoryApp('readings')
  aminata = await app.as('Aminata Diallo')
  const rules = await app.services.calls.rules('2027-01')
  ids = rules?.content.grid?.criteria.map(({ id }) => id) ?? []
})
afterAll(() => app.close())

const levels = (given: readonly number[]) =>
  Object.fromEntries(given.map((level, at) => [`levels.${ids[at] ?? ''}`, String(level)]))

async function openIt(client: Client): Promise<void> {
  const { status } = await client.post(AT, { choice: 'none' })
  if (status !== 303) throw new Error(`No link could be declared: ${status}`)
}

describe('a reader in front of a dossier', () => {
  it('has the list of what is given to them, and until when', async () => {
    expect(ids).toHaveLength(CRITERIA.length)
    const page = words((await aminata.get('/comite')).text)
    expect(page).toMatch(/Il vous reste \d+ lectures?/)
    expect(page).toContain('Vierzon')
    expect(page).toContain('Dire d’abord si un lien vous y attache')
  })

  it('sees nothing of it before saying that no link ties them to it', async () => {
    const page = await aminata.get(AT)
    expect(words(page.text)).toContain('Avez-vous un lien avec Vierzon ?')
    expect(page.text).not.toContain('Résumé public')
    const unsaid = await aminata.post(AT, {})
    expect(unsaid.status).toBe(422)
    expect(words(unsaid.text)).toContain('Choisissez une des deux réponses')
    const write = await aminata.post(AT, { ...levels([3]), act: 'save' })
    expect(write.status).toBe(422)
  })

  it('has the deposited file beside the written levels, and its pieces', async () => {
    await openIt(aminata)
    const page = await aminata.get(AT)
    expect(words(page.text)).toContain('Le budget du quartier se décide au marché')
    expect(words(page.text)).toContain('Les partenaires cosignent et siègent dans la gouvernance')
    const file = /\/comite\/dossiers\/VAC-0017\/fichiers\/[^"]+/.exec(page.text)?.[0] ?? ''
    const piece = await aminata.get(file)
    expect(piece.status).toBe(200)
    expect(piece.text.startsWith('%PDF')).toBe(true)
  })

  it('keeps a draft, says what is left, and refuses to finish until all is scored', async () => {
    const first = await aminata.get(AT)
    const saved = await aminata.post(AT, {
      ...levels([4, 4, 3, 3]),
      ...{ expect: field(first.text, 'expect'), act: 'save', 'comments.power': 'Voté en juin.' }
    })
    expect(saved.location).toContain(AT)
    const page = await aminata.get(AT)
    expect(words(page.text)).toContain('Il reste 2 critères : 5 et 6')
    expect(words(page.text)).toContain('57 points sur les 80 notés')
    expect(page.text).toContain('Voté en juin.')
    const early = await aminata.post(AT, {
      ...levels([4, 4, 3, 3, 3]),
      ...{ expect: field(page.text, 'expect'), act: 'finish', notes: 'à revoir samedi' }
    })
    expect(early.status).toBe(409)
    expect(early.text).toContain('à revoir samedi')
    expect(words((await aminata.get(AT)).text)).toContain('Il reste 1 critère : 6')
  })

  it('keeps what was typed when it is too long, and when another window saved first', async () => {
    const page = await aminata.get(AT)
    const long = 'x'.repeat(2_001)
    const tooLong = await aminata.post(AT, {
      ...levels([4]),
      ...{ expect: field(page.text, 'expect'), 'comments.power': long, act: 'save' }
    })
    expect(tooLong.status).toBe(422)
    expect(tooLong.text).toContain(long)
    const late = await aminata.post(AT, { ...levels([1]), expect: '1', notes: 'autre fenêtre' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('autre fenêtre')
  })

  it('shows the other reading only once one’s own is finished, without a name', async () => {
    const before = await aminata.get(AT)
    expect(words(before.text)).not.toContain('Autre lecture')
    const done = await aminata.post(AT, {
      ...levels([4, 4, 3, 3, 3, 4]),
      ...{
        expect: field(before.text, 'expect'),
        act: 'finish',
        command: field(before.text, 'command')
      }
    })
    expect(done.location).toBe(AT)
    const after = await aminata.get(AT)
    expect(words(after.text)).toContain('Une autre lecture est terminée')
    expect(words(after.text)).toContain('Autre lecture')
    expect(after.text).not.toContain('Sylvie Perrin')
    expect(after.text).not.toContain('name="act"')
    const again = await aminata.post(AT, { ...levels([0]), act: 'save', expect: '0' })
    expect(again.status).toBe(422)
  })
})

describe('standing aside', () => {
  it('asks for the nature of the link, and keeps what was typed', async () => {
    const sylvie = await app.as('Sylvie Perrin')
    const page = await sylvie.get('/comite/declarations')
    expect(words(page.text)).toContain('Vous ne voyez ici que les territoires')
    const number = /dossiers\/(VAC-\d{4})\/deport/.exec(page.text)?.[1] ?? ''
    const at = `/comite/dossiers/${number}/deport`
    const unsaid = await sylvie.post(at, { text: 'Ma sœur y travaille.' })
    expect(unsaid.status).toBe(422)
    expect(unsaid.text).toContain('Ma sœur y travaille.')
    const untold = await sylvie.post(at, { link: 'other' })
    expect(untold.status).toBe(422)
    const done = await sylvie.post(at, { link: 'kinship', text: 'Ma sœur y travaille.' })
    expect(done.location).toBe('/comite/declarations')
    expect((await sylvie.get(at)).status).toBe(404)
    expect((await sylvie.get(`/comite/dossiers/${number}`)).status).toBe(404)
    const home = await sylvie.get('/comite')
    expect(home.text).not.toContain(`/comite/dossiers/${number}`)
    const own = words((await sylvie.get('/comite/declarations')).text)
    expect(own).toContain('un proche y est concerné')
  })

  it('is nobody else’s business: a dossier not given, a stranger, a candidate find no page', async () => {
    const candidate = await app.as('Inès Caron')
    for (const path of ['/comite', AT, '/comite/declarations', '/comite/grille', `${AT}/deport`]) {
      expect((await candidate.get(path)).status).toBe(404)
    }
    const others = await aminata.get('/comite/dossiers/VAC-0043')
    expect(others.status).toBe(404)
  })
})

describe('declarations', () => {
  it('are one for the call, and one for each territory', async () => {
    const page = await aminata.get('/comite/declarations')
    const sent = { call: '2027-01', command: field(page.text, 'command') }
    const empty = await aminata.post('/comite/declarations', sent)
    expect(empty.status).toBe(422)
    const untold = await aminata.post('/comite/declarations', { ...sent, choice: 'links' })
    expect(words(untold.text)).toContain('Dites en quelques mots quel est ce lien')
    const done = await aminata.post('/comite/declarations', {
      ...sent,
      ...{ choice: 'links', text: 'Ma commune, Bourges.', none: ['VAC-0012'] }
    })
    expect(done.status).toBe(303)
    expect((await aminata.get('/comite/declarations')).text).toContain('Ma commune, Bourges.')
  })

  it('the grid is there at any time, in English too', async () => {
    expect((await aminata.get('/comite/grille')).status).toBe(200)
    expect(words((await aminata.get('/en/comite/grille')).text)).toContain('Reading grid')
  })
})
