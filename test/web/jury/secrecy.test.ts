import type { Client } from '../../support/client.ts'
import {
  closeBrowser,
  describeInBrowser,
  expectGoodAtEveryWidth,
  newVisitor
} from '../../support/browser.ts'
import { smallJury, type SmallJury } from './support/small-jury.ts'
import { words } from '../support/html.ts'

const JURY = '/jury/2027-01'
const RANKING = `${JURY}/classement`
const DECISION = `${JURY}/decision`
const MINUTES = `${JURY}/proces-verbal`
const ATTENDANCE = `${JURY}/presences`
const VIERZON = `${JURY}/dossiers/VAC-0001`
const DREUX = `${JURY}/dossiers/VAC-0002`

/** Everything that would tell something of Vierzon, or of the ranking that it stands in. */
const TOLD = /Vierzon|100,0|80,0|60,0|40,0/

let jury: SmallJury
let chair: Client
let karima: Client
let edith: Client
beforeAll(async () => {
  jury = await smallJury()
  const { people, as, on } = jury
  ;[chair, karima, edith] = [
    await as(people.chair),
    await as(people.karima),
    await as(people.edith)
  ]
  const { selection } = jury.services
  const moved = on(people.officer)
  await selection.move({
    ...{ ...moved, mover: people.chair.id, text: 'Retenir Vierzon.', concerns: 'ranking' }
  })
  await selection.vote({
    ...{ ...on(people.officer), motion: moved.command, chair: 'for' },
    counts: { for: 2, against: 0, abstain: 0 }
  })
  await selection.draftMinutes(on(people.officer))
})
afterAll(async () => {
  await closeBrowser()
  await jury?.close()
})

describe('a dossier in front of the jury', () => {
  it('opens with its readings, unnamed, once a link was denied', async () => {
    expect((await chair.get(JURY)).text).toContain(`href="${DREUX}"`)
    expect((await chair.get(RANKING)).text).toContain(`href="${DREUX}"`)
    const asked = words((await chair.get(DREUX)).text)
    expect(asked).toContain('Aucun lien, à ma connaissance')
    expect(asked).not.toContain('80,0')
    expect((await chair.post(DREUX, {})).status).toBe(422)
    expect((await chair.post(DREUX, { choice: 'none' })).status).toBe(303)
    const page = words((await chair.get(DREUX)).text)
    expect(page).toMatch(/Les lectures 80,0 sur 100, une lecture/)
    expect(page).toContain('Au-dessus du seuil de 60')
    expect(page).toContain('Note sur Dreux')
    expect(page).toContain('Le résumé public de Dreux')
    expect(page).toMatch(/Dossier précédent Bourges .*Dossier suivant Issoudun/)
    expect(page).not.toContain('Aminata')
  })

  it('has no page for the committee, a candidate, the team, nor under another call', async () => {
    const writer = await jury.person('Writer of VAC-0002')
    for (const account of [jury.people.reader, writer, jury.people.officer]) {
      expect((await (await jury.as(account)).get(DREUX)).status).toBe(404)
    }
    expect((await chair.get('/jury/2026-01/dossiers/VAC-0002')).status).toBe(404)
  })
})

describeInBrowser('a dossier of the jury in a browser', () => {
  it('is accessible, the question before it too, on a phone, a tablet and a desk', async () => {
    const visitor = await newVisitor(jury.baseUrl)
    const { page } = visitor
    const { mail } = jury.people.edith
    const link = new URL(await jury.services.accounts.createSignInLink({ mail }))
    await page.goto(link.pathname)
    await page.getByRole('button', { name: 'Entrer' }).click()
    await page.goto(`${JURY}/dossiers/VAC-0003`)
    await expectGoodAtEveryWidth(page)
    await page.getByLabel('Aucun lien, à ma connaissance').check()
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.getByRole('heading', { name: /^Bourges/ }).waitFor()
    await expectGoodAtEveryWidth(page)
    await page.getByRole('link', { name: 'Dossier suivant' }).click()
    await page.getByRole('heading', { name: /Dreux/ }).waitFor()
    expect(visitor.complaints).toEqual([])
    await visitor.close()
  })
})

describe('whoever stands aside from a dossier', () => {
  it('finds nothing of it, nor of the ranking, through any door', async () => {
    for (const path of [JURY, ATTENDANCE, RANKING, DECISION, MINUTES, '/jury/declarations']) {
      const { status, text } = await karima.get(path)
      expect(status).toBe(200)
      expect(words(text)).not.toMatch(TOLD)
    }
    expect(words((await chair.get(RANKING)).text)).toMatch(TOLD)
    for (const path of [VIERZON, `${VIERZON}/fichiers/lettre`, `${JURY}/recours/VAC-0001`]) {
      expect((await karima.get(path)).status).toBe(404)
    }
    expect((await karima.post(VIERZON, { choice: 'none' })).status).toBe(404)
    expect((await karima.get(DREUX)).status).toBe(200)
  })

  it('reads minutes without what would tell the rest: a rank that lacks, a place out of one', async () => {
    const page = words((await karima.get(MINUTES)).text)
    expect(page).toContain('se décident d’un bloc, et ne vous sont pas montrés')
    const whole = words((await chair.get(MINUTES)).text)
    expect(whole).toContain('Retenir Vierzon.')
    expect(whole).toContain('Quorum de ce vote : 2 voix, 2 requises.')
    expect(whole).toMatch(/Vierzon VAC-0001 : Karima Bensaid \(y réside\)/)
    const own = await jury.services.selection.minutes(jury.on(jury.people.karima))
    expect(own.minutes).toMatchObject({
      ...{ ranking: [], displacements: [], ties: [], draw: null, motions: [], proposal: null }
    })
    expect((await karima.get(`${MINUTES}.pdf`)).status).toBe(200)
  })

  it('takes no part in what is decided as one', async () => {
    const on = jury.on(jury.people.karima)
    const { selection } = jury.services
    await expect(selection.giveOpinion(on)).rejects.toThrow('recused')
    await expect(selection.commitList(on)).rejects.toThrow('recused')
    await expect(
      selection.giveReason({ ...on, application: 'VAC-0002', text: 'Motif' })
    ).rejects.toThrow('recused')
    expect((await karima.post(RANKING, { act: 'commit' })).status).toBe(422)
  })

  it('in the middle of the afternoon, finds every door closed at once', async () => {
    await edith.post(VIERZON, { choice: 'none' })
    expect(words((await edith.get(VIERZON)).text)).toContain('100,0')
    const aside = await edith.post('/jury/deport/VAC-0001', { link: 'kinship', text: '' })
    expect(aside.status).toBe(303)
    for (const path of [JURY, ATTENDANCE, RANKING, DECISION, MINUTES]) {
      expect(words((await edith.get(path)).text)).not.toMatch(TOLD)
    }
    expect((await edith.get(VIERZON)).status).toBe(404)
  })
})

describe('the minutes', () => {
  it('are signed by the chair and the secretary, once they were read or left unread', async () => {
    const { people, services, on } = jury
    const { version } = await services.selection.minutes(on(people.chair))
    const sign = { act: 'sign', version: String(version) }
    const early = await chair.post(MINUTES, sign)
    expect(early.status).toBe(422)
    expect(words(early.text)).toContain('relisent encore cette version')
    expect((await edith.post(MINUTES, sign)).status).toBe(422)
    for (const client of [chair, karima, edith]) {
      const read = { act: 'approve', version: String(version), remark: '' }
      expect((await client.post(MINUTES, read)).status).toBe(303)
    }
    expect((await chair.post(MINUTES, sign)).status).toBe(303)
    expect(words((await chair.get(MINUTES)).text)).toContain(`Projet, version ${version}`)
    const secretary = await jury.as(people.officer)
    expect((await secretary.post(MINUTES, sign)).status).toBe(303)
    const page = words((await chair.get(MINUTES)).text)
    expect(page).toContain(`Signé, version ${version}`)
    expect(page).toMatch(/présidence : Helene Vasseur, .*secrétariat : Nadia Lefort/)
    const { sha256 } = await services.selection.minutes(on(people.chair))
    expect(page).toContain(sha256)
    expect((await chair.get(`${MINUTES}?version=99`)).status).toBe(200)
  })
})
