import { startApp, type TestApp } from '../../support/app.ts'
import {
  closeBrowser,
  describeInBrowser,
  expectGoodAtEveryWidth,
  newVisitor
} from '../../support/browser.ts'

const at = (page = '') => `/equipe/appels/2027-01${page}`

describeInBrowser('the pages of a call in preparation', () => {
  let app: TestApp
  let link: string
  beforeAll(async () => {
    app = await startApp({ start: new Date('2027-01-04T08:00:00Z') })
    const { accounts, calls } = app.services
    const { id } = await accounts.ensure({ mail: 'odile@example.org', name: 'Odile Tessier' })
    await accounts.grant(id, 'direction')
    const by = { id, roles: ['direction', 'officer'] }
    const number = await calls.create({ kind: 'territoire-volontaire', command: 'create', by })
    await accounts.grantInCall(id, number, ['officer'])
    link = await accounts.createSignInLink({ mail: 'odile@example.org' })
  })
  afterAll(async () => {
    await closeBrowser()
    await app.close()
  })

  it('are accessible and fit on a phone, a tablet and a desk', async () => {
    const visitor = await newVisitor(app.baseUrl)
    const { page, complaints } = visitor
    await page.goto(link)
    await page.locator('main form button').first().click()
    const pages = ['', '/reglages/mentions', '/actions/abandonner', '/personnes', '/dossiers']
    for (const path of ['/equipe', '/equipe/appels', ...pages.map(at)]) {
      await page.goto(path)
      await expectGoodAtEveryWidth(page)
    }
    expect(complaints).toEqual([])
    await visitor.close()
  })

  it('keep every word of the drawing inside its box, measured with the fonts of the page', async () => {
    const visitor = await newVisitor(app.baseUrl)
    const { page } = visitor
    await page.goto(await app.services.accounts.createSignInLink({ mail: 'odile@example.org' }))
    await page.locator('main form button').first().click()
    await page.goto(at('/parcours'))
    const outside = await page.evaluate(`document.fonts.ready.then(() =>
      [...document.querySelectorAll('.chart-box .st')].flatMap((card) => {
        return [...card.querySelectorAll('text')].flatMap((text) => {
          // « here » is a badge on the edge of its card, and has a box of its own
          const box = (text.closest('.badge') ?? card).querySelector('rect').getBBox()
          const { x, y, width, height } = text.getBBox()
          const fits = x >= box.x && x + width <= box.x + box.width && y >= box.y && y + height <= box.y + box.height
          return fits ? [] : [text.textContent]
        })
      })
    )`)
    expect(outside).toEqual([])
    await visitor.close()
  })
})
