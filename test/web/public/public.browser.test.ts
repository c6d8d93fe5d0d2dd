import { startApp, type TestApp } from '../../support/app.ts'
import {
  closeBrowser,
  describeInBrowser,
  expectGoodAtEveryWidth,
  newVisitor,
  tabOrder,
  type Visitor
} from '../../support/browser.ts'
import { openCall, type OpenCall } from './support/open-call.ts'

let app: TestApp
let call: OpenCall
let visitor: Visitor

beforeAll(async () => {
  app = await startApp({ start: new Date('2027-01-11T09:00:00+01:00') })
  call = await openCall(app.services)
  await app.services.calls.ask({ number: call.number, text: 'Peut-on ?', mail: null })
  const [asked] = await app.services.calls.openQuestions(call.number)
  await app.services.calls.answer({
    ...{ id: asked?._id ?? '', text: 'Peut-on ?', answer: 'Oui.', by: call.officer }
  })
  app.clock.moveTo(new Date('2027-01-20T10:00:00+01:00'))
  await app.services.calls.amend({
    ...{ number: call.number, command: call.command(), by: call.officer },
    reason: 'Le numéro de téléphone a changé.',
    change: (content) => ({
      ...content,
      organiser: { ...content.organiser, phone: '02 11 11 11 11' }
    })
  })
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

describeInBrowser('the public pages in a browser', () => {
  it.each([
    '/',
    '/appels',
    '/appels/passes',
    '/appels/2027-01',
    '/appels/2027-01/questions',
    '/appels/2027-01/grille',
    '/appels/2027-01/regles',
    '/appels/2027-01/poser-une-question',
    '/verifier',
    '/verifier?code=7K4',
    '/verifier/7K4M-92QD-X3HT',
    '/en/appels/2027-01',
    '/en/appels/2027-01/questions'
  ])('%s is accessible, on a phone, a tablet and a desk', async (path) => {
    await expectGoodAtEveryWidth(await visit(path))
  })

  it('a question is asked by keyboard alone, and a mistake leads to its field', async () => {
    const page = await visit('/appels/2027-01/poser-une-question')
    await page.getByLabel('Votre question').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.type('mairie')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await expectGoodAtEveryWidth(page)
    await page.getByRole('link', { name: /le champ est vide/ }).press('Enter')
    await page.locator('#text:focus').waitFor()
    await page.keyboard.type('Faut-il une délibération ?')
    await page.getByRole('link', { name: /Cette adresse est incomplète/ }).press('Enter')
    await page.locator('#mail:focus').waitFor()
    await page.keyboard.press('End')
    await page.keyboard.type('@example.org')
    await page.keyboard.press('Enter')
    await page.getByText('Votre question est bien arrivée').waitFor()
  })

  it('a question needs no script', async () => {
    const page = await visit('/appels/2027-01/poser-une-question', false)
    await page.getByRole('button', { name: 'Envoyer la question' }).click()
    await page.getByRole('link', { name: /le champ est vide/ }).click()
    await page.locator('#text:focus').waitFor()
    await page.keyboard.type('Faut-il un devis ?')
    await page.getByRole('button', { name: 'Envoyer la question' }).click()
    await page.getByText('Votre question est bien arrivée').waitFor()
  })

  it('the keyboard reaches what the page is for, in the order it is read', async () => {
    const names = await tabOrder(await visit('/appels/2027-01'))
    const expected = ['Préparer un dossier', 'Voir toutes les questions', '36 niveaux écrits']
    const places = [...expected, 'Poser une question', 'Télécharger et vérifier soi-même'].map(
      (name) => names.indexOf(name)
    )
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })
})
