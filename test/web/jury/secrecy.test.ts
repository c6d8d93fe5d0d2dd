import type { Client } from '../../support/client.ts'
import { openStoryApp, words, type StoryApp } from '../support/story-app.ts'

const JURY = '/jury/2027-01'
const RANKING = `${JURY}/classement`
const DECISION = `${JURY}/decision`
const MINUTES = `${JURY}/proces-verbal`
const DREUX = `${JURY}/dossiers/VAC-0002`
const VIERZON = `${JURY}/dossiers/VAC-0017`
const DREUX_PIECE = `${DREUX}/fichiers/unknown`

let app: StoryApp
let chair: Client
let karima: Client
beforeAll(async () => {
  app = await openStoryApp('2027-05-11T15:12:00+02:00')
  chair = await app.as('Hélène Vasseur')
  karima = await app.as('Karima Bensaïd')
}, 400_000)
afterAll(() => app.close())

describe('a dossier in front of the jury', () => {
  it('opens each dossier with its readings, unnamed, once a link was denied, and the next from there', async () => {
    const agenda = await chair.get('/jury/2027-01')
    expect(agenda.text).toContain(`href="${DREUX}"`)
    expect((await chair.get(RANKING)).text).toContain(`href="${DREUX}"`)
    const asked = words((await chair.get(DREUX)).text)
    expect(asked).toContain('Aucun lien, à ma connaissance')
    expect(asked).not.toContain('66,5')
    expect((await chair.get(DREUX_PIECE)).status).toBe(404)
    const wrong = await chair.post(DREUX, {})
    expect(wrong.status).toBe(422)
    expect((await chair.post(DREUX, { choice: 'none' })).status).toBe(303)
    const page = await chair.get(DREUX)
    const text = words(page.text)
    expect(text).toMatch(/Les lectures 66,5 sur 100, 2 lectures/)
    expect(text).toContain('Au-dessus du seuil de 60')
    expect(text).toContain('Dossier suivant')
    for (const reader of ['Diallo', 'Aminata']) expect(text).not.toContain(reader)
    const piece = /href="([^"]*\/fichiers\/[^"]*)"/.exec(page.text)?.[1] ?? ''
    expect((await chair.get(piece)).status).toBe(200)
  })

  it('has no page for the committee, a candidate, nor under another call', async () => {
    for (const name of ['Inès Caron', 'Aminata Diallo']) {
      expect((await (await app.as(name)).get(DREUX)).status).toBe(404)
    }
    expect((await chair.get('/jury/2026-01/dossiers/VAC-0002')).status).toBe(404)
  })
})

describe('whoever stands aside from a dossier', () => {
  it('is not shown the ranking, nor their dossier on the agenda or among those present', async () => {
    const page = await karima.get(RANKING)
    expect(words(page.text)).toContain('Le classement se vote d’un bloc')
    expect(page.text).not.toContain('78,5')
    const [agenda, attendance] = [await karima.get(JURY), await karima.get(`${JURY}/presences`)]
    expect(agenda.text).toContain('Dreux')
    for (const { text } of [agenda, attendance]) {
      expect(text).not.toContain('Vierzon')
      expect(text).not.toContain('VAC-0017')
    }
    const refused = await karima.post(RANKING, { act: 'commit' })
    expect(refused.status).toBe(422)
  })

  it('a dossier from which somebody stands aside has no page for them, nor pieces', async () => {
    expect((await karima.get(VIERZON)).status).toBe(404)
    expect((await karima.post(VIERZON, { choice: 'none' })).status).toBe(404)
    expect((await karima.get(`${VIERZON}/fichiers/lettre`)).status).toBe(404)
    expect((await karima.get(DREUX)).status).toBe(200)
  })

  it('standing aside in the middle of the afternoon closes every door at once', async () => {
    const late = await app.as('Édith Marchal')
    await late.post(DREUX, { choice: 'none' })
    expect(words((await late.get(DREUX)).text)).toContain('66,5')
    expect(words((await late.get(RANKING)).text)).toContain('78,5')
    const aside = await late.post('/jury/deport/VAC-0002', { link: 'residence', text: '' })
    expect(aside.status).toBe(303)
    for (const path of [RANKING, DECISION, MINUTES, JURY, `${JURY}/presences`]) {
      const { text } = await late.get(path)
      expect(text).not.toContain('Dreux')
      expect(text).not.toContain('66,5')
      expect(text).not.toContain('78,5')
    }
    for (const path of [DREUX, DREUX_PIECE]) expect((await late.get(path)).status).toBe(404)
  })

  it('finds nothing of it in the minutes, the paper nor their earlier versions', async () => {
    const { selection } = app.services
    const secretary = await app.stage.person('Nadia Lefort')
    await selection.draftMinutes({ account: secretary, call: '2027-01' })
    const page = words((await karima.get(MINUTES)).text)
    expect(page).toContain('se décident d’un bloc, et ne vous sont pas montrés')
    expect(page).toContain('Karima Bensaïd (y réside)')
    const seen = await selection.minutes({
      ...{ account: await app.stage.person('Karima Bensaïd'), call: '2027-01', version: 1 }
    })
    // three places of four, a rank that lacks: what is left of a ranking tells the rest
    expect(seen.minutes).toMatchObject({ ranking: [], motions: [], ties: [], proposal: null })
    expect(JSON.stringify(seen.minutes)).not.toMatch(/78|Saint-Pierre|Bourges Plus en tête/)
    expect((await karima.get(`${MINUTES}.pdf`)).status).toBe(200)
  })

  it('gives no number for the draw, and takes no part in what is decided as one', async () => {
    const account = await app.stage.person('Karima Bensaïd')
    const on = { account, call: '2027-01', command: 'aside' }
    const { selection } = app.services
    await expect(selection.giveOpinion(on)).rejects.toThrow('recused')
    await expect(
      selection.giveReason({ ...on, application: 'VAC-0005', text: 'Motif' })
    ).rejects.toThrow('recused')
  })
})
