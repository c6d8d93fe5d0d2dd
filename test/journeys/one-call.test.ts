import type { TestApp } from '../support/app.ts'
import {
  closeBrowser,
  describeInBrowser,
  expectAccessible,
  expectNoSidewaysScroll,
  newVisitor,
  type Page,
  type Visitor
} from '../support/browser.ts'
import { settle } from '../../src/services/advance-clock.ts'
import { fillIn, moveTo, openCall, startDossier, type Writer } from '../web/applicant/setting.ts'
import {
  announce,
  appoint,
  AUTHORITY,
  CHAIR,
  CRITERIA,
  giveToReaders,
  holdSession,
  readOtherwise,
  READERS,
  takeCharge
} from './people-of-the-call.ts'

/**
 * Promise 1, as people live it: one call and one dossier, in a real browser, in French, from the public page to
 * the last answer, through every audience. Each page on the way is looked at by axe.
 */
/** A browser, every audience, axe on each page: milliseconds for one step of the journey. */

describeInBrowser('a call from its publication to the last answer', () => {
  let app: TestApp
  let writer: Writer
  const doors = new Map<string, Visitor>()

  beforeAll(async () => {
    app = await openCall()
    await appoint(app)
  })
  afterAll(async () => {
    const complaints = [...doors.values()].flatMap((door) => door.complaints)
    for (const door of doors.values()) await door.close()
    await closeBrowser()
    await app.close()
    expect(complaints).toEqual([])
  })

  /** Somebody’s own browser, signed in by a link as the command line makes one. */
  async function as(mail: string): Promise<Page> {
    const known = doors.get(mail)
    if (known) return known.page
    const visitor = await newVisitor(app.baseUrl)
    doors.set(mail, visitor)
    const link = await app.services.accounts.createSignInLink({ mail })
    await visitor.page.goto(new URL(link).pathname)
    await visitor.page.locator('main form button.primary').click()
    return visitor.page
  }

  async function open(page: Page, path: string): Promise<void> {
    const response = await page.goto(path)
    expect({ path, status: response?.status() }).toEqual({ path, status: 200 })
    await looksRight(page)
  }

  async function looksRight(page: Page): Promise<void> {
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  }

  it('anybody reads what it is, how it is decided, every question and the sealed rules', async () => {
    const anyone = await newVisitor(app.baseUrl)
    const { page } = anyone
    for (const path of ['', '/questions', '/grille', '/regles']) {
      await open(page, `/appels/2027-01${path}`)
    }
    await page.goto('/appels/2027-01')
    await page.getByRole('button', { name: 'Préparer un dossier' }).first().click()
    await page.waitForLoadState()
    await looksRight(page)
    await anyone.close()
  })

  it('the candidate writes, is told what is wrong beside the field, and loses nothing', async () => {
    writer = await startDossier(app)
    await fillIn(writer)
    const page = await as('ines.caron@vierzon.example')
    await open(page, `/dossiers/${writer.number}/sections/project`)
    const title = page.getByLabel('Titre du projet')
    await title.fill('Un titre bien trop long '.repeat(8))
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await page.getByRole('alert').waitFor()
    await looksRight(page)
    expect(await title.inputValue()).toContain('Un titre bien trop long Un titre')
    await title.fill('Le budget du quartier se décide au marché')
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await page.getByText('pas encore déposé').first().waitFor()
  })

  it('the mayor validates one exact version by a mailed link, and the agent deposits it', async () => {
    const page = await as('ines.caron@vierzon.example')
    await open(page, `/dossiers/${writer.number}/signature`)
    await page.locator('main form button.primary').click()
    await settle(app.services)
    const [asked] = await app.mails('paul.aubry@vierzon.example')
    const link = /https?:\/\/\S+\/entrer\/lien\/[\w-]+/.exec(asked?.mail?.text ?? '')?.[0] ?? ''
    const mayor = await newVisitor(app.baseUrl)
    doors.set('paul.aubry@vierzon.example', mayor)
    await open(mayor.page, new URL(link).pathname)
    await mayor.page.locator('main form button.primary').click()
    await looksRight(mayor.page)
    expect(new URL(mayor.page.url()).pathname).toBe(`/dossiers/${writer.number}/valider`)
    await mayor.page.locator('button[name="choice"][value="sign"]').click()
    await mayor.page.waitForLoadState()
    await looksRight(mayor.page)

    await open(page, `/dossiers/${writer.number}/deposer`)
    await page.locator('main form button.primary').click()
    await looksRight(page)
    await open(page, `/dossiers/${writer.number}/accuse`)
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(
      await page.locator('main').innerText()
    )?.[0]
    const anybody = await newVisitor(app.baseUrl)
    await open(anybody.page, `/verifier/${code}`)
    expect(await anybody.page.locator('main').innerText()).toContain(writer.number)
    await anybody.close()
  })

  it('at its second the call closes; the team checks each point and declares the dossier admissible', async () => {
    await moveTo(app, '2027-03-16T08:00:00Z')
    const page = await as('nadia@example.org')
    await open(page, '/equipe')
    await open(page, '/equipe/appels/2027-01/dossiers')
    await takeCharge(app, writer.number)
    await open(page, `/equipe/dossiers/${writer.number}`)
    expect(await page.locator('main').innerText()).toContain('Vierzon')
    await page
      .getByRole('link', { name: /^Déclarer recevable/ })
      .first()
      .click()
    await looksRight(page)
    await page.locator('main form button.primary').click()
    await page.waitForLoadState()
    expect(await stateOf()).toEqual(['file.before.admissible', 'appeal.none'])
  })

  it('two people read it beside the grid, neither seeing the other’s levels before having finished', async () => {
    await giveToReaders(app, writer.number)
    await moveTo(app, '2027-03-30T08:00:00Z')
    await readOtherwise(app, writer.number)
    const page = await as(READERS[0])
    await open(page, '/comite')
    await open(page, `/comite/dossiers/${writer.number}`)
    for (const criterion of CRITERIA) {
      const level = `input[name="levels.${criterion}"][value="4"]`
      await page.evaluate(`document.querySelector('${level}').closest('details').open = true`)
      await page.locator(level).check()
    }
    await page.getByRole('button', { name: 'Terminer ma lecture' }).first().click()
    await page.waitForLoadState()
    await looksRight(page)
    expect(await stateOf()).toEqual(['file.before.deliberation.opinion', 'appeal.none'])
  })

  it('the jury gives its opinion, and the authority signs the decision', async () => {
    await moveTo(app, '2027-05-11T12:00:00Z')
    await holdSession(app)
    const chair = await as(CHAIR)
    await open(chair, '/jury/2027-01/classement')
    await chair.locator('button[name="act"][value="propose"]').click()
    await chair.waitForLoadState()
    await settle(app.services)
    await looksRight(chair)
    const authority = await as(AUTHORITY)
    await open(authority, '/jury/2027-01/decision')
    await authority.locator('button[name="act"][value="sign"]').click()
    await authority.waitForLoadState()
    await settle(app.services)
    await looksRight(authority)
    expect(await stateOf()).toEqual(['file.answered.selected.unread', 'appeal.none'])
  })

  it('the candidate reads the answer, which records its reading, and accepts the place', async () => {
    const page = await as('ines.caron@vierzon.example')
    await open(page, `/dossiers/${writer.number}`)
    expect(await page.locator('main').innerText()).not.toContain('Retenu')
    await open(page, `/dossiers/${writer.number}/decision`)
    await page.locator('main form button.primary').first().click()
    await page.waitForLoadState()
    await looksRight(page)
    expect(await page.locator('main').innerText()).toContain('retenue')
    await open(page, `/dossiers/${writer.number}/accepter`)
    await page.locator('main form button.primary').click()
    await page.waitForLoadState()
    expect(await stateOf()).toEqual(['file.answered.accepted.pieces', 'appeal.none'])
  })

  it('everyone is answered: the result is announced, the call is closed, and anybody sees how it was decided', async () => {
    await announce(app)
    const anyone = await newVisitor(app.baseUrl)
    const { page } = anyone
    await open(page, '/appels/2027-01')
    expect(await page.locator('main').innerText()).toContain('Vierzon')
    await anyone.close()
    const call = await app.services.calls.find('2027-01')
    expect(call?.states).toEqual(['done'])
  })

  async function stateOf(): Promise<string[] | undefined> {
    const { applications } = app.services.applications.models
    return (await applications.findById(writer.number).lean())?.states
  }
})
