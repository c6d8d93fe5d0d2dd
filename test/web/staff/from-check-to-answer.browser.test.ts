import { settle } from '../../../src/services/advance-clock.ts'
import {
  appoint,
  AUTHORITY,
  CHAIR,
  giveToReaders,
  holdSession,
  readOtherwise,
  READERS,
  takeCharge
} from '../../journeys/people-of-the-call.ts'
import type { TestApp } from '../../support/app.ts'
import { closeBrowser, describeInBrowser, type Page } from '../../support/browser.ts'
import {
  CALL,
  depositIt,
  fillIn,
  haveItSigned,
  moveTo,
  openCall,
  startDossier,
  type Writer
} from '../applicant/setting.ts'
import { looksRight, onPhone, open } from '../support/phone.ts'

const OFFICER = 'nadia@example.org'
const INES = 'ines.caron@vierzon.example'
const at = (page: string) => `/equipe/appels/${CALL}${page}`

/** One dossier from its first check to an appeal against its answer, each page on a phone. */
describeInBrowser('from the check of a dossier to its answer, on a phone', () => {
  let app: TestApp
  let writer: Writer
  let page: Page
  const complaints: string[][] = []
  beforeAll(async () => {
    app = await openCall()
    await appoint(app)
    writer = await startDossier(app, INES)
    await fillIn(writer)
    await haveItSigned(app, writer)
    await depositIt(writer)
    await moveTo(app, '2027-03-16T08:00:00Z')
    await takeCharge(app, writer.number)
    page = await as(OFFICER)
  })
  afterAll(async () => {
    await closeBrowser()
    await app?.close()
    expect(complaints.flat()).toEqual([])
  })

  async function as(mail: string): Promise<Page> {
    const visitor = await onPhone(app, mail)
    complaints.push(visitor.complaints)
    return visitor.page
  }
  const account = async (mail: string) => {
    const found = await app.services.accounts.findByMail(mail)
    if (!found) throw new Error(`Nobody has the address ${mail}.`)
    return found
  }
  const dossier = (part = '') => `/equipe/dossiers/${writer.number}${part}`

  it('the team finds its way: today, the list, incidents, and the ways of dossiers in words', async () => {
    for (const path of ['/equipe', at('/dossiers'), at('/incidents'), dossier()]) {
      await open(page, path)
    }
    await open(page, at('/parcours'))
    const drawing = page.getByRole('region', { name: 'Le dessin' })
    expect(await drawing.isVisible()).toBe(false)
    await page.getByRole('link', { name: 'Voir le dessin' }).first().click()
    await drawing.waitFor()
    await looksRight(page)
  })

  it('a correction is read as it will leave before it is sent, then lifted', async () => {
    await open(page, dossier('/correction'))
    await page.getByLabel('Ce que vous écrivez au territoire').fill('Les deux totaux diffèrent.')
    await page.getByRole('button', { name: 'Relire avant d’envoyer' }).click()
    await page.getByRole('alert').waitFor()
    await looksRight(page)
    const title = page.getByLabel('Titre du projet')
    const section = page.getByText(/^D\. Projet/)
    if (!(await section.isVisible())) await page.getByText('Choisir une autre question').click()
    await section.click()
    await title.check()
    await page.getByRole('button', { name: 'Relire avant d’envoyer' }).click()
    const letter = page.getByRole('region', { name: 'La lettre, telle qu’elle partira' })
    await letter.getByText('Les deux totaux diffèrent.').waitFor()
    await looksRight(page)
    await page.getByRole('button', { name: 'Envoyer la demande' }).click()
    await page.getByText('La demande part au territoire').waitFor()
    await looksRight(page)
    await settle(app.services)
    const candidate = await as(INES)
    await open(candidate, `/dossiers/${writer.number}/corrections/1`)
    await candidate.getByText('Les deux totaux diffèrent.').waitFor()
    const { applications } = app.services
    const asked = await applications.models.corrections.findOne({}).lean()
    await applications.liftCorrection({
      ...{ account: await account(OFFICER), number: writer.number, command: 'lift' },
      ...{ id: asked?._id ?? '', reason: 'Une erreur de notre part.' }
    })
  })

  it('readings are followed, and the letter of the decision is prepared before it has a number', async () => {
    const { number } = writer
    const { applications, selection } = app.services
    const officer = await account(OFFICER)
    await applications.declareAdmissible({ account: officer, number, command: 'admissible' })
    await giveToReaders(app, number)
    await moveTo(app, '2027-03-30T08:00:00Z')
    await open(page, at('/lectures'))
    await page.getByText('0 lecture rendue sur 2').waitFor()
    for (const reader of READERS) await readOtherwise(app, number, reader)
    await moveTo(app, '2027-05-11T12:00:00Z')
    await holdSession(app)
    await selection.giveOpinion({ account: await account(CHAIR), call: CALL, command: 'opinion' })
    await settle(app.services)
    await open(page, dossier('/lettre'))
    await page.getByLabel('Premiers mots').fill('Bravo à la place du marché.')
    await page.getByRole('button', { name: 'Enregistrer, et voir la lettre' }).click()
    const letter = page.getByRole('region', { name: 'La lettre, telle qu’elle partira' })
    await letter.getByText('Bravo à la place du marché.').waitFor()
    expect(await letter.innerText()).toMatch(/Total\s: 80,0 sur 100, pour un seuil de 60/)
    expect(await letter.innerText()).not.toContain('2027-01-D')
    await looksRight(page)
  })

  it('the jury and the authority find their pages, and the signature is one press', async () => {
    const chair = await as(CHAIR)
    for (const path of ['', '/classement', '/proces-verbal', `/dossiers/${writer.number}`]) {
      await open(chair, `/jury/${CALL}${path}`)
    }
    const authority = await as(AUTHORITY)
    await open(authority, `/jury/${CALL}/decision`)
    await authority.locator('button[name="act"][value="sign"]').click()
    await authority
      .getByText(/2027-01-D1/)
      .first()
      .waitFor()
    await looksRight(authority)
    await settle(app.services)
    await open(page, at('/reponses'))
    await page.getByRole('link', { name: writer.number }).first().waitFor()
    expect(await page.locator('main').innerText()).toMatch(/1 à \d+ sur \d+ lettres/)
  })

  it('whoever wrote it reads why, contests, and sees where all this stands', async () => {
    const candidate = await as(INES)
    const own = (part: string) => `/dossiers/${writer.number}${part}`
    await open(candidate, own('/decision'))
    await candidate.getByRole('button', { name: 'Afficher la décision' }).click()
    const letter = candidate.getByRole('article')
    await letter.waitFor()
    await looksRight(candidate)
    // on a desk, the letter is as wide as one, beside what goes with it
    await candidate.setViewportSize({ width: 1280, height: 900 })
    expect((await letter.boundingBox())?.width).toBeGreaterThan(560)
    await candidate.setViewportSize({ width: 360, height: 900 })
    await open(candidate, own('/recours'))
    await candidate.getByRole('button', { name: 'Envoyer la demande' }).click()
    await candidate.getByRole('alert').waitFor()
    await looksRight(candidate)
    const reason = candidate.getByLabel('Ce que vous contestez, et pourquoi')
    await reason.fill('Le critère 1 ne compte pas notre vote du 3 mars.')
    await candidate.getByRole('button', { name: 'Envoyer la demande' }).click()
    await candidate.getByText('Votre demande de réexamen est reçue').waitFor()
    await looksRight(candidate)
    await open(candidate, own('/chemins'))
    expect(await candidate.locator('.chart-box').isVisible()).toBe(false)
    await candidate.getByRole('link', { name: 'Voir le dessin' }).click()
    await candidate.locator('.chart-box').waitFor()
    const authority = await as(AUTHORITY)
    await open(authority, `/jury/${CALL}/recours/${writer.number}`)
    await authority.getByText('Le critère 1 ne compte pas notre vote du 3 mars.').waitFor()
  })
})
