import type { TestApp } from '../../support/app.ts'
import { closeBrowser, describeInBrowser, type Page, type Visitor } from '../../support/browser.ts'
import { signIn } from '../../support/client.ts'
import { looksRight, onPhone } from '../support/phone.ts'
import { fillIn, haveItSigned, moveTo, openCall, startDossier, type Writer } from './setting.ts'

const INES = 'ines.caron@vierzon.example'
const LONG = 'Un long texte écrit d’une traite, qu’il ne faut pas perdre. '.repeat(20).trim()

/** What goes wrong for people who write: each time, what was typed is still there, and the page says what to do. */
describeInBrowser('the hard moments of a candidate, on a phone', () => {
  let app: TestApp
  let writer: Writer
  let visitor: Visitor
  let page: Page
  let project: string
  beforeAll(async () => {
    app = await openCall()
    writer = await startDossier(app, INES)
    await fillIn(writer)
    project = `/dossiers/${writer.number}/sections/project`
    visitor = await onPhone(app, INES)
    page = visitor.page
  })
  afterAll(async () => {
    const complaints = visitor?.complaints
    await closeBrowser()
    await app?.close()
    expect(complaints).toEqual([])
  })

  const situation = (on = page) => on.getByLabel('La situation de départ')
  const save = async (on = page) => {
    const button = on.getByRole('button', { name: 'Enregistrer', exact: true })
    await Promise.all([on.waitForEvent('load'), button.click()])
  }

  it('a file that is too large says the limit; one that is empty, cut or of another type says so too', async () => {
    await page.goto(project)
    const title = page.getByLabel('Titre du projet')
    await title.fill('Un titre tapé avec le fichier')
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n')
    for (const [name, buffer, said] of [
      ['gros.pdf', Buffer.alloc(10_000_001, pdf), '« gros.pdf » dépasse 10 Mo'],
      ['vide.pdf', Buffer.alloc(0), '« vide.pdf » est vide'],
      ['coupe.pdf', pdf, '« coupe.pdf » est incomplet'],
      ['lettre.pdf', Buffer.from('du texte, rien d’autre'), 'n’est pas d’un type que nous recevons']
    ] as const) {
      await page
        .locator('input[type="file"][name="engagement-letter"]')
        .setInputFiles({ name, mimeType: 'application/pdf', buffer })
      await save()
      const error = page.locator('fieldset.invalid', { hasText: 'Lettre d’engagement' })
      await error.waitFor()
      expect((await error.innerText()).replaceAll('\u00a0', ' ')).toContain(said)
      expect(await title.inputValue()).toBe('Un titre tapé avec le fichier')
    }
    await looksRight(page)
  })

  it('a territory outside the region is told why, and what to do if only a part of it is', async () => {
    const first = `/dossiers/${writer.number}/sections/eligibility`
    await page.goto(first)
    await page.getByRole('radio', { name: 'Non' }).first().check()
    await save()
    await page.getByText('il ne peut accompagner qu’un projet mené dans').first().waitFor()
    await looksRight(page)
    await page.goto(`/dossiers/${writer.number}/relire`)
    await page.getByText('cette réponse ne permet pas de déposer').first().waitFor()
    await page.goto(first)
    await page.getByRole('radio', { name: 'Oui' }).first().check()
    await save()
  })

  it('two windows on one text: both are shown, and one is chosen', async () => {
    const second = await visitor.page.context().newPage()
    await page.goto(project)
    await second.goto(project)
    await situation().fill('Écrit dans la première fenêtre.')
    await save()
    await situation(second).fill('Écrit dans la seconde fenêtre.')
    await save(second)
    await second.getByText('Écrit dans la première fenêtre.').waitFor()
    await second.getByText('Écrit dans la seconde fenêtre.').first().waitFor()
    await looksRight(second)
    await second.close()
  })

  it('a session that ends in the middle of a long text gives it back after a new link', async () => {
    await page.goto(project)
    await situation().fill(LONG)
    await app.endSessions()
    // the page saves by itself, cannot, and says so
    await page.getByText('Vos textes sont encore à l’écran').waitFor()
    await save()
    await page.getByText(LONG).waitFor()
    await looksRight(page)
    await page.getByLabel('Votre adresse électronique').fill(INES)
    await page.getByRole('button', { name: 'Recevoir un nouveau lien' }).click()
    await page.waitForLoadState()
    const mails = await app.mails(INES)
    const links = mails.map(({ mail }) => /\/entrer\/lien\/[\w-]+/.exec(mail?.text ?? '')?.[0])
    await page.goto(links.find((link) => link) ?? 'no link')
    await page.getByRole('button', { name: 'Entrer' }).click()
    await page.getByRole('button', { name: 'Remettre à sa place' }).click()
    await page.waitForURL(`**${project}*`)
    expect(await situation().inputValue()).toBe(LONG)
  })

  it('a double press deposits once; going back and pressing again leads to the same receipt', async () => {
    // the session of the test itself ended with the others
    await signIn(app, writer.client, INES)
    await haveItSigned(app, writer)
    const deposit = `/dossiers/${writer.number}/deposer`
    await page.goto(deposit)
    await page.getByRole('button', { name: 'Déposer maintenant' }).dblclick()
    // the second press may cut the first one's way short, which waiting for an address takes for a failure
    while (!page.url().endsWith('/accuse')) await page.waitForTimeout(50)
    const code = () => page.locator('main').innerText().then(codeIn)
    const first = await code()
    expect(first).toMatch(/-/)
    await page.goBack()
    const again = page.getByRole('button', { name: 'Déposer maintenant' })
    if (await again.isVisible()) await again.click()
    await page.goto(`/dossiers/${writer.number}/accuse`)
    expect(await code()).toBe(first)
    expect(await app.services.applications.models.receipts.countDocuments({})).toBe(1)
  })

  it('the closing passes while somebody writes: it is refused with its date, and the text is on the page', async () => {
    const late = await startDossier(app, 'tard@blois.example')
    const other = await onPhone(app, 'tard@blois.example')
    await other.page.goto(`/dossiers/${late.number}/sections/project`)
    await situation(other.page).fill(LONG)
    await moveTo(app, '2027-03-15T11:00:00Z')
    await save(other.page)
    expect(await situation(other.page).inputValue()).toBe(LONG)
    expect(await other.page.locator('main').innerText()).toMatch(/15\smars\s2027/)
    await looksRight(other.page)
    expect(other.complaints).toEqual([])
  })
})

function codeIn(text: string): string {
  return /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? ''
}
