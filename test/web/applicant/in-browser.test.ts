import {
  closeBrowser,
  describeInBrowser,
  expectGoodAtEveryWidth,
  type Page
} from '../../support/browser.ts'
import { REPLY_TOO_LONG } from '../../forms/support/vierzon.ts'
import { onPhone } from '../support/phone.ts'
import { openStoryApp, type StoryApp } from '../support/story-app.ts'
import { fillIn, openCall, startDossier } from './setting.ts'

/** Each fits on a phone, a tablet and a desk, and is as accessible as a tool can tell. */
async function look(page: Page, number: string, pages: readonly string[]): Promise<void> {
  for (const name of pages) {
    await page.goto(`/dossiers/${number}${name && `/${name}`}`)
    await expectGoodAtEveryWidth(page)
  }
}

describeInBrowser('the pages of a dossier in a browser', () => {
  afterAll(closeBrowser)

  it('save by themselves while one writes, and are accessible at every width, errors included', async () => {
    const app = await openCall()
    const writer = await startDossier(app)
    await fillIn(writer)
    const project = `/dossiers/${writer.number}/sections/project`
    try {
      const visitor = await onPhone(app, 'ines.caron@vierzon.example')
      const { page, complaints } = visitor
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 900 })
        await page.goto(project)
        await page.getByLabel('Titre du projet').fill(`Un titre écrit à ${width} pixels`)
        await page.waitForResponse((response) => response.request().method() === 'POST')
        await page.reload()
        expect(await page.getByLabel('Titre du projet').inputValue()).toContain(String(width))
        await page.getByLabel('Ce que vous répondrez').fill(REPLY_TOO_LONG)
        await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
        await page.getByRole('alert').waitFor()
        expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('alert')
      }
      await expectGoodAtEveryWidth(page)
      await page.getByLabel('Ce que vous répondrez').fill('Une réponse sous trente jours.')
      await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
      await look(page, writer.number, [
        ...['', 'relire', 'signature', 'deposer', 'personnes', 'messages', 'supprimer', 'journal']
      ])
      for (const path of ['/dossiers', '/appels/2027-01/commencer']) {
        await page.goto(path)
        await expectGoodAtEveryWidth(page)
      }
      expect(complaints).toEqual([])
      await visitor.close()
    } finally {
      await app.close()
    }
  })

  /** A writer of the first dossier of the story that is like this, at the door of its pages. */
  async function writerOf(app: StoryApp, like: Record<string, unknown>) {
    const { applications, members } = app.services.applications.models
    const found = await applications.findOne(like).sort({ _id: 1 }).lean()
    const number = found?._id ?? ''
    const member = await members
      .findOne({ application: number, roles: 'writer', leftAt: null })
      .lean()
    const account = await app.services.accounts.find(member?.account ?? '')
    return { number, ...(await onPhone(app, account?.mail ?? '')) }
  }

  it('are accessible at every width while a correction is asked for', async () => {
    const app = await openStoryApp('screening')
    try {
      const writer = await writerOf(app, { states: /^file\.before\.correction/ })
      await look(writer.page, writer.number, [
        ...['', 'corrections', 'accuse', 'versions/1', 'retirer']
      ])
      expect(writer.complaints).toEqual([])
    } finally {
      await app.close()
    }
  })

  it('are accessible at every width once the decision is there, unread and read', async () => {
    const app = await openStoryApp('signature')
    try {
      await app.playUntil('2027-05-26T12:00:00+02:00')
      const { page, number, complaints } = await writerOf(app, {
        ...{ 'snapshot.context.outcome.kind': 'selected', 'snapshot.context.readAt': null }
      })
      await look(page, number, ['decision'])
      await page.getByRole('button', { name: 'Afficher la décision' }).click()
      await page.getByRole('article').waitFor()
      await expectGoodAtEveryWidth(page)
      await look(page, number, ['accepter', 'recours', 'renoncer', ''])
      expect(complaints).toEqual([])
    } finally {
      await app.close()
    }
  })
})
