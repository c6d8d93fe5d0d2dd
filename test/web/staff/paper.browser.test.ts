import type { TestApp } from '../../support/app.ts'
import { closeBrowser, describeInBrowser, type Visitor } from '../../support/browser.ts'
import { CALL, openCall } from '../applicant/setting.ts'
import { looksRight, onPhone, open } from '../support/phone.ts'

describeInBrowser('a dossier on paper, typed on a phone', () => {
  let app: TestApp
  let visitor: Visitor
  beforeAll(async () => {
    app = await openCall()
    visitor = await onPhone(app, 'nadia@example.org')
  })
  afterAll(async () => {
    const complaints = visitor?.complaints
    await closeBrowser()
    await app?.close()
    expect(complaints).toEqual([])
  })

  it('is begun, refused with what was typed kept, then deposited, and its receipt leaves', async () => {
    const { page } = visitor
    await open(page, `/equipe/appels/${CALL}/papier`)
    await page.getByRole('button', { name: 'Commencer la saisie' }).click()
    await page.getByRole('heading', { name: /^Saisie papier de VAC-/ }).waitFor()
    await looksRight(page)
    await page.getByLabel('Comment il est venu').fill('Recommandé 1A 234')
    await page.getByRole('button', { name: 'Déposer le dossier papier' }).click()
    await page.getByRole('alert').waitFor()
    await looksRight(page)
    expect(await page.getByLabel('Comment il est venu').inputValue()).toBe('Recommandé 1A 234')
    await page.getByLabel('Reçu le').fill('2027-02-20T09:30')
    await page.getByLabel('Qui a signé').fill('Marc Petit')
    await page.getByLabel('En quelle qualité').fill('maire')
    await page.getByLabel('Nom', { exact: true }).fill('Accueil de la mairie')
    await page.getByLabel('Adresse de courriel').fill('mairie@bourg.example')
    await page.getByRole('button', { name: 'Déposer le dossier papier' }).click()
    await page.getByText('est déposé, et son accusé part au territoire').waitFor()
    await looksRight(page)
  })
})
