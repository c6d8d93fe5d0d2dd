import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openStory } from '../../../src/demo/play-story.ts'
import { parisInstant } from '../../../src/shared/paris-time.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import {
  closeBrowser,
  describeInBrowser,
  expectAccessible,
  expectNoSidewaysScroll,
  newVisitor,
  type Page
} from '../../support/browser.ts'
import { REPLY_TOO_LONG } from '../../forms/support/vierzon.ts'
import { fillIn, openCall, startDossier } from './setting.ts'

const pictures = process.env['PICTURES']
const NARROW = 360

/** Signs in as somebody would who was handed a link. */
async function enter(app: TestApp, page: Page, mail: string): Promise<void> {
  await page.goto(new URL(await app.services.accounts.createSignInLink({ mail })).pathname)
  await page.locator('main form button.primary').click()
}

/** Fits at the width it is looked at; what a tool tells of access is asked where the page is narrowest, once. */
async function look(page: Page, name: string): Promise<void> {
  if (page.viewportSize()?.width === NARROW) await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  const width = page.viewportSize()?.width ?? 0
  await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true })
}

describeInBrowser('the pages of a dossier in a browser', () => {
  afterAll(closeBrowser)

  it('save by themselves while one writes, and are accessible at every width, errors included', async () => {
    const app = await openCall()
    const writer = await startDossier(app)
    await fillIn(writer)
    const project = `/dossiers/${writer.number}/sections/project`
    try {
      for (const width of [1280, 768, 360]) {
        const visitor = await newVisitor(app.baseUrl, { width })
        const { page, complaints } = visitor
        await enter(app, page, 'ines.caron@vierzon.example')
        await page.goto(project)
        await page.getByLabel('Titre du projet').fill(`Un titre écrit à ${width} pixels`)
        await page.waitForResponse((response) => response.request().method() === 'POST')
        await page.reload()
        expect(await page.getByLabel('Titre du projet').inputValue()).toContain(String(width))
        await page.getByLabel('Ce que vous répondrez').fill(REPLY_TOO_LONG)
        await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
        await page.getByRole('alert').waitFor()
        expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('alert')
        await look(page, 'section')
        await page.getByLabel('Ce que vous répondrez').fill('Une réponse sous trente jours.')
        await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
        for (const name of [
          '',
          'relire',
          'signature',
          'deposer',
          'personnes',
          'messages',
          'supprimer',
          'journal'
        ]) {
          await page.goto(`/dossiers/${writer.number}/${name}`)
          await look(page, name || 'status-draft')
        }
        await page.goto('/dossiers')
        await look(page, 'dossiers')
        await page.goto('/appels/2027-01/commencer')
        await look(page, 'start')
        expect(complaints).toEqual([])
        await visitor.close()
      }
    } finally {
      await app.close()
    }
  }, 500_000)

  it('are accessible at every width from the correction to the decision', async () => {
    const app = await startApp({ start: new Date('2027-01-04T08:00:00Z') })
    try {
      const { player } = await openStory(app.services, app.clock)
      await player.playUntil(parisInstant('2027-03-23', '12:00'))
      const { applications, members } = app.services.applications.models
      const mailOf = async (number: string) => {
        const member = await members
          .findOne({ application: number, roles: 'writer', leftAt: null })
          .lean()
        return (await app.services.accounts.find(member?.account ?? ''))?.mail ?? ''
      }
      const correcting = await applications
        .findOne({ states: /^file\.before\.correction/ })
        .sort({ _id: 1 })
        .lean()
      const visit = async (number: string, names: readonly string[], press?: string) => {
        for (const width of [1280, 768, 360]) {
          const visitor = await newVisitor(app.baseUrl, { width })
          const { page, complaints } = visitor
          await enter(app, page, await mailOf(number))
          for (const name of names) {
            await page.goto(`/dossiers/${number}/${name}`)
            if (press && name === 'decision') {
              const button = page.getByRole('button', { name: press })
              if ((await button.count()) > 0) {
                await look(page, 'decision-unread')
                await button.click()
                await page.getByRole('article').waitFor()
              }
            }
            await look(page, name || 'status')
          }
          expect(complaints).toEqual([])
          await visitor.close()
        }
      }
      await visit(correcting?._id ?? '', ['', 'corrections', 'accuse', 'versions/1', 'retirer'])
      await player.playUntil(parisInstant('2027-05-26', '12:00'))
      const selected = await applications
        .findOne({ 'snapshot.context.outcome.kind': 'selected', 'snapshot.context.readAt': null })
        .sort({ _id: 1 })
        .lean()
      await visit(
        selected?._id ?? '',
        ['decision', 'accepter', 'recours', 'renoncer', ''],
        'Afficher la décision'
      )
    } finally {
      await app.close()
    }
  }, 300_000)
})
