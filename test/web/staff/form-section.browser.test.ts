import { closeBrowser, describeInBrowser, type Page, type Visitor } from '../../support/browser.ts'
import { looksRight, onPhone, open } from '../support/phone.ts'
import { CALL, callInPreparation, ODILE, type Installation } from './setting.ts'

const at = (page: string) => `/equipe/appels/${CALL}/questionnaire${page}`

describeInBrowser('the form of a call, edited on a phone', () => {
  let installation: Installation
  let visitor: Visitor
  let page: Page
  beforeAll(async () => {
    installation = await callInPreparation()
    visitor = await onPhone(installation.app, ODILE)
    page = visitor.page
  })
  afterAll(async () => {
    const complaints = visitor?.complaints
    await closeBrowser()
    await installation?.app.close()
    expect(complaints).toEqual([])
  })

  it('a question is moved by its arrow, under the title of its group', async () => {
    await open(page, at('/project'))
    const first = page
      .getByRole('list', { name: 'Le projet en bref' })
      .getByRole('listitem')
      .first()
    const before = await first.locator('.q').innerText()
    await first.getByRole('button', { name: /^Descendre/ }).click()
    await page.getByText('Le questionnaire est changé.').waitFor()
    expect(await first.locator('.q').innerText()).not.toBe(before)
  })

  it('a question is added, refused without its words, then worded, and seen as a candidate will', async () => {
    await page.goto(at('/project'))
    await page.getByRole('button', { name: 'Ajouter la question' }).click()
    await page.getByRole('alert').waitFor()
    await looksRight(page)
    await page.getByLabel('Question', { exact: true }).fill('Où vous réunissez-vous ?')
    await page.getByRole('button', { name: 'Ajouter la question' }).click()
    await page.getByText('La question est ajoutée').waitFor()
    await looksRight(page)
    await page.getByLabel('Question', { exact: true }).fill('Où vous réunirez-vous ?')
    await page.getByRole('button', { name: 'Enregistrer la question' }).click()
    await page.getByText('La question est enregistrée').waitFor()
    const preview = page.locator('.asked-preview')
    await preview.getByText('Où vous réunirez-vous ?').waitFor()
    await looksRight(page)
  })
})
