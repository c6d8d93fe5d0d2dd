import { redirect, view, type Page } from '../../src/web/page.ts'
import { startApp, type TestApp } from '../support/app.ts'
import {
  closeBrowser,
  describeInBrowser,
  expectGoodAtEveryWidth,
  newVisitor,
  tabOrder,
  type Visitor
} from '../support/browser.ts'

const TEXT =
  'Comment décider à plusieurs centaines, en quelques minutes, dans un lieu où l’on vient ?'

/** A form of the candidate's side, small enough to be looked at here. */
const section: Page = {
  path: '/test/section',
  audience: 'applicant',
  keptLabels: () => ({ title: 'Dossier VAC-0017, section D', labels: { D4: 'D4, la question' } }),
  get: ({ query }) =>
    view('sign-in/me', {
      title: 'Section',
      name: String(query['name'] ?? ''),
      mail: 'i.caron@vierzon.example',
      action: '/test/section',
      everywhereAction: '/sortir/partout'
    }),
  post: ({ body }) => redirect(`/test/section?name=${encodeURIComponent(String(body['name']))}`)
}

let app: TestApp
let visitor: Visitor

beforeAll(async () => {
  app = await startApp({ extraPages: [section] })
})
afterAll(async () => {
  await closeBrowser()
  await app.close()
})
afterEach(async () => {
  expect(visitor.complaints).toEqual([])
  await visitor.close()
})

async function visit(path: string, javaScript = true) {
  visitor = await newVisitor(app.baseUrl, { javaScript })
  await visitor.page.goto(path)
  return visitor.page
}

describeInBrowser('in a browser', () => {
  it.each([
    '/entrer',
    '/entrer/lien/coupe',
    '/mentions-legales',
    '/donnees-personnelles',
    '/accessibilite',
    '/nulle-part',
    '/en/entrer'
  ])('%s is accessible, on a phone, a tablet and a desk', async (path) => {
    await expectGoodAtEveryWidth(await visit(path))
  })

  it('every step of signing in is accessible, and a text survives it', async () => {
    const mail = 'ines@vierzon.example'
    const { accounts } = app.services
    await accounts.ensure({ mail })
    const page = await visit(new URL(await accounts.createSignInLink({ mail })).pathname)
    await expectGoodAtEveryWidth(page)
    await page.getByRole('button', { name: 'Entrer' }).click()
    await page.goto('/test/section')
    await page.getByLabel('Votre nom').fill(TEXT)
    await app.endSessions()
    await page.getByRole('button', { name: 'Enregistrer' }).click()

    await expect(page.getByText(TEXT).count()).resolves.toBe(1)
    await expectGoodAtEveryWidth(page)
    await page.getByLabel('Votre adresse électronique').fill('sans arobase')
    await page.getByRole('button', { name: 'Recevoir un nouveau lien' }).click()
    await expectGoodAtEveryWidth(page)
    await page.getByLabel('Votre adresse électronique').fill(mail)
    await page.getByRole('button', { name: 'Recevoir un nouveau lien' }).click()
    await expectGoodAtEveryWidth(page)

    const [message] = await app.mails(mail)
    const link = /https?:\/\/\S+\/entrer\/lien\/[\w-]+/.exec(message?.mail?.text ?? '')?.[0] ?? ''
    await page.goto(link)
    await page.getByRole('button', { name: 'Entrer' }).click()
    await expectGoodAtEveryWidth(page)
    await page.getByRole('button', { name: 'Remettre à sa place' }).click()
    await expect(page.getByLabel('Votre nom').inputValue()).resolves.toBe(TEXT)

    await page.goto(link)
    await page.getByRole('heading', { name: 'Ce lien a déjà servi' }).waitFor()
    await expectGoodAtEveryWidth(page)
    await page.goto('/mon-compte')
    await expectGoodAtEveryWidth(page)
  })

  it('the keyboard reaches everything in the order it is read, beginning with the way past the header', async () => {
    const page = await visit('/entrer')
    const names = await tabOrder(page)
    expect(names[0]).toBe('Aller au contenu')
    const expected = [
      'Candide',
      'Retrouver mon dossier',
      'Votre adresse électronique',
      'Recevoir un lien'
    ]
    const positions = expected.map((name) => names.indexOf(name))
    expect(positions.every((position) => position > 0)).toBe(true)
    expect(positions).toEqual([...positions].sort((a, b) => a - b))
    expect(names.at(-1)).toBe('English')
  })

  it('what went wrong has the focus, and leads to its field', async () => {
    const page = await visit('/entrer')
    await page.getByLabel('Votre adresse électronique').fill('vierzon')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('End')
    await page.keyboard.type('@example.org')
    await expect(page.getByLabel('Votre adresse électronique').inputValue()).resolves.toBe(
      'vierzon@example.org'
    )
  })

  it('the other language is the same page', async () => {
    const page = await visit('/accessibilite')
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Accessibility: not compliant' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/en/accessibilite')
    await page.getByRole('link', { name: 'Français' }).click()
    await page.getByRole('heading', { name: /^Accessibilité/ }).waitFor()
  })

  it('signing in needs no script', async () => {
    const mail = 'sans-script@vierzon.example'
    const { pathname } = new URL(await app.services.accounts.createSignInLink({ mail }))
    const page = await visit(pathname, false)
    await page.getByRole('button', { name: 'Entrer' }).click()
    await page.goto('/mon-compte')
    await expect(page.getByText(mail).count()).resolves.toBeGreaterThan(0)
  })
})
