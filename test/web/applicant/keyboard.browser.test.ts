import { settle } from '../../../src/services/advance-clock.ts'
import type { TestApp } from '../../support/app.ts'
import {
  closeBrowser,
  describeInBrowser,
  newVisitor,
  tabTo,
  type Page
} from '../../support/browser.ts'
import { fillIn, openCall, startDossier, type Writer } from './setting.ts'

const INES = 'ines.caron@vierzon.example'
const PAUL = 'paul.aubry@vierzon.example'

describeInBrowser('a dossier, with the keyboard alone', () => {
  let app: TestApp
  let writer: Writer
  beforeAll(async () => {
    app = await openCall()
    writer = await startDossier(app, INES)
    await fillIn(writer)
  })
  afterAll(async () => {
    await closeBrowser()
    await app?.close()
  })

  /** Goes there with Tab, presses Enter, and waits for the next page. */
  async function press(page: Page, name: string | RegExp): Promise<void> {
    await tabTo(page, name)
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  }

  async function linkIn(mail: string): Promise<string> {
    const mails = await app.mails(mail)
    const links = mails.map((one) => /\/entrer\/lien\/[\w-]+/.exec(one.mail?.text ?? '')?.[0])
    return links.find((link) => link) ?? 'no link was mailed'
  }

  it('is signed in to, corrected, sent to its signatory, signed and deposited', async () => {
    const { page } = await newVisitor(app.baseUrl)
    await page.goto('/')
    await press(page, 'Retrouver mon dossier')
    await tabTo(page, 'Votre adresse électronique')
    await page.keyboard.type(INES)
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    await page.goto(await linkIn(INES))
    await press(page, 'Entrer')
    if (new URL(page.url()).pathname === '/dossiers') await press(page, /Vierzon|VAC-/)
    await page.goto(`/dossiers/${writer.number}/sections/project`)
    await tabTo(page, /Titre du projet/)
    await page.keyboard.press('End')
    await page.keyboard.type(', au clavier')
    await press(page, 'Enregistrer')
    await press(page, /Mon dossier VAC-/)
    await press(page, 'Tout relire')
    await press(page, /Demander la signature/)
    await press(page, 'Demander la signature')
    await settle(app.services)

    const mayor = (await newVisitor(app.baseUrl)).page
    await mayor.goto(await linkIn(PAUL))
    await press(mayor, 'Entrer')
    await press(mayor, 'Valider cette version')
    await mayor
      .getByText(/signé|validé/i)
      .first()
      .waitFor()

    await page.goto(`/dossiers/${writer.number}`)
    await press(page, /Déposer/)
    await press(page, 'Déposer maintenant')
    await page.getByRole('heading', { name: 'Votre dossier est déposé' }).waitFor()
    const receipt = await app.services.applications.models.receipts.findOne({}).lean()
    expect(receipt).toMatchObject({ application: writer.number })
    const draft = await app.services.applications.models.drafts.findById(writer.number).lean()
    const title = draft?.answers.find(({ id }) => id === 'title')?.value
    expect(title).toMatch(/, au clavier$/)
  })
})
