import {
  closeBrowser,
  describeInBrowser,
  expectGoodAtEveryWidth,
  newVisitor,
  type Visitor
} from '../../support/browser.ts'
import { openStoryApp, type StoryApp } from '../support/story-app.ts'

let app: StoryApp
let visitor: Visitor
beforeAll(async () => {
  app = await openStoryApp('readings')
})
afterAll(async () => {
  await closeBrowser()
  await app.close()
})

describeInBrowser('the committee in a browser', () => {
  beforeAll(async () => {
    visitor = await newVisitor(app.baseUrl)
    const { mail } = await app.stage.person('Aminata Diallo')
    const link = new URL(await app.services.accounts.createSignInLink({ mail }))
    await visitor.page.goto(link.pathname)
    await visitor.page.getByRole('button', { name: 'Entrer' }).click()
  })
  afterAll(async () => {
    expect(visitor.complaints).toEqual([])
    await visitor.close()
  })

  it.each([
    '/comite',
    '/comite/declarations',
    '/comite/grille',
    '/comite/dossiers/VAC-0017/deport'
  ])('%s fits and is accessible', async (path) => {
    await visitor.page.goto(path)
    await expectGoodAtEveryWidth(visitor.page)
  })

  it('a dossier is opened, scored with the keyboard and finished, at every width', async () => {
    const { page } = visitor
    await page.goto('/comite/dossiers/VAC-0017')
    await expectGoodAtEveryWidth(page)
    await page.getByLabel('Aucun lien, à ma connaissance').check()
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.getByRole('heading', { name: /^Vierzon/ }).waitFor()
    await page.getByRole('radio', { name: /Coconstruction/ }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('4')
    await expect(page.locator('#critere-power input:checked').inputValue()).resolves.toBe('4')
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await page.getByText('Il reste 5 critères').waitFor()
    await expectGoodAtEveryWidth(page)
    await page.setViewportSize({ width: 360, height: 800 })
    const closed = page.locator('.crit:not([open]) > summary')
    while ((await closed.count()) > 0) await closed.first().click()
    for (const level of await page.locator('.crit .level input[value="3"]').all()) {
      await level.check()
    }
    await page.locator('.reading-bar button[value="finish"]').click()
    await page.getByText('Votre lecture est terminée').first().waitFor()
    await expectGoodAtEveryWidth(page)
  })
})
